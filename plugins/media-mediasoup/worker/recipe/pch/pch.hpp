// What nearly every source of the worker includes anyway, compiled once: it halves the time of the build and changes nothing in the binary.
#pragma once

#include "Channel/ChannelNotifier.hpp"
#include "Channel/ChannelRequest.hpp"
#include "Channel/ChannelSocket.hpp"
#include "FBS/notification.h"
#include "FBS/request.h"
#include "FBS/response.h"
#include "FBS/transport.h"
#include "FBS/worker.h"
#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/types/optional.h>
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <sstream>
#include <unordered_map>
#include <uv.h>
