namespace Goldthread.Fhir.Subscriptions;

/// <summary>What an operator decides about notifications.</summary>
/// <param name="Address">The address of the FHIR interface as others reach it, without a last slash, used in notifications; null for where the server listens.</param>
/// <param name="AllowLoopback">True when endpoints on this machine are taken, also without https.</param>
/// <param name="AllowPrivate">True when endpoints in private and link-local networks are taken.</param>
public sealed record SubscriptionSettings(string? Address, bool AllowLoopback, bool AllowPrivate);
