/**
 * Properties that the documentation has in examples but the metadata does not declare, with their type (`null`: not checked). Everything else
 * that is undeclared counts as a mistake, in open types too, so that nobody sends what does not exist.
 */
export const documentedAdditions: Readonly<Record<string, string | null>> = {
  // api/application-post-calls, example 5: how a meeting without its organizer is joined
  'microsoft.graph.organizerMeetingInfo/allowConversationWithoutHost': 'Edm.Boolean',
  // The same example: the tenant of a user
  'microsoft.graph.identity/tenantId': 'Edm.String',
  'microsoft.graph.identity/identityProvider': 'Edm.String',
  // resources/identityset: callers may be guests and phones where the set is declared as the plain one
  'microsoft.graph.identitySet/guest': 'microsoft.graph.identity',
  'microsoft.graph.identitySet/phone': 'microsoft.graph.identity',
  // resources/commsnotification: what happened to
  'microsoft.graph.commsNotification/resourceData': null,
  // resources/deltaparticipants: a relationship
  'microsoft.graph.deltaParticipants/participants': 'Collection(microsoft.graph.participant)',
  // resources/mediaconfig: present in every example of it
  'microsoft.graph.appHostedMediaConfig/removeFromDefaultAudioGroup': 'Edm.Boolean',
  'microsoft.graph.serviceHostedMediaConfig/removeFromDefaultAudioGroup': 'Edm.Boolean',
  // beta's onlineMeeting
  'microsoft.graph.onlineMeeting/autoAdmittedUsers': 'Edm.String',
};

/** Types that the copy of the metadata leaves out, by the type that says the same. */
export const typesElsewhere: Readonly<Record<string, string>> = {
  'microsoft.graph.outgoingCallOptions': 'microsoft.graph.callOptions',
};
