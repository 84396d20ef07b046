%% Another implementation of aligned PER, to compare ours with: what asn1ct (Erlang/OTP) made of the same modules.
%% Frames of {packet, 4} on standard input and output; a request is a term in the external format, a reply is text or bytes.
-module(per_oracle).
-export([main/0]).

main() ->
    Port = open_port({fd, 0, 1}, [binary, {packet, 4}, eof]),
    serve(Port).

serve(Port) ->
    receive
        {Port, {data, Request}} ->
            Reply = try answer(binary_to_term(Request)) catch Class:Reason -> text({Class, Reason}) end,
            Port ! {self(), {command, Reply}},
            serve(Port);
        {Port, eof} ->
            ok
    end.

%% Do both sides write the same octets for the value, and does Erlang read the same value from them?
%% Where Erlang does not read what it writes itself, one of its two directions is wrong: the other decides.
answer({check, Module, Type, Octets, Value}) ->
    case {Module:encode(Type, Value), decode(Module, Type, Octets)} of
        {{ok, Octets}, {ok, Value}} -> <<"same">>;
        {{ok, Octets}, _} -> <<"contradiction">>;
        {{ok, Other}, {ok, Value}} ->
            case decode(Module, Type, Other) of
                {ok, Value} -> ["encodes to ", binary:encode_hex(Other), " not ", binary:encode_hex(Octets), " ", text(Value)];
                _ -> <<"contradiction">>
            end;
        {{ok, Other}, Decoded} ->
            ["encodes to ", binary:encode_hex(Other), " not ", binary:encode_hex(Octets), " and decodes to ", text(Decoded), " not ", text(Value)];
        {{error, {asn1, {Reason, _}}}, _} -> ["does not encode: ", text(Reason), " ", text(Value)]
    end;
%% What do both make of octets that may mean nothing? Ours read them as Value, or rejected them.
answer({judge, Module, Type, Octets, Ours}) ->
    case {catch Module:decode(Type, Octets), Ours} of
        {{ok, Value}, {value, Value}} -> <<"same">>;
        {{ok, Value}, {value, Other}} -> ["reads ", text(Value), " not ", text(Other)];
        {{ok, Value}, rejected} -> ["accepts ", text(Value)];
        {_, rejected} -> <<"same">>;
        {{error, {asn1, {Reason, _}}}, _} -> ["rejects ", text(Reason)];
        {Crash, _} -> ["rejects ", text(Crash)]
    end;
answer({encode, Module, Type, Value}) ->
    {ok, Octets} = Module:encode(Type, Value),
    Octets;
%% How often in a second of CPU time, measured for that many milliseconds.
answer({bench, decode, Module, Type, Octets, Milliseconds}) ->
    integer_to_list(rate(fun() -> Module:decode(Type, Octets) end, Milliseconds));
answer({bench, encode, Module, Type, Octets, Milliseconds}) ->
    {ok, Value} = Module:decode(Type, Octets),
    integer_to_list(rate(fun() -> Module:encode(Type, Value) end, Milliseconds)).

decode(Module, Type, Octets) ->
    try Module:decode(Type, Octets) catch Class:Reason -> {Class, Reason} end.

text(Term) -> io_lib:format("~0P", [Term, 60]).

%% CPU time, like ours.
rate(Run, Milliseconds) ->
    repeat(Run, 1000),
    {Before, _} = statistics(runtime),
    {Count, After} = during(Run, Before + Milliseconds, 0),
    round(Count * 1000 / max(1, After - Before)).

during(Run, Until, Count) ->
    repeat(Run, 500),
    case statistics(runtime) of
        {Now, _} when Now >= Until -> {Count + 500, Now};
        _ -> during(Run, Until, Count + 500)
    end.

repeat(_, 0) -> ok;
repeat(Run, Times) -> Run(), repeat(Run, Times - 1).
