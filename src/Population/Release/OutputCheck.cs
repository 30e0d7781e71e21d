using Goldthread.Kernel.Values;

namespace Goldthread.Population.Release;

/// <summary>Where an output check stands.</summary>
public enum OutputCheckState
{
    /// <summary>Asked for; nothing may leave.</summary>
    Asked,

    /// <summary>A second person has looked and agreed; it may leave until it expires.</summary>
    Approved,

    /// <summary>A second person has looked and said no.</summary>
    Refused,

    /// <summary>The asker took it back.</summary>
    Withdrawn,
}

/// <summary>
/// The look of a second person at an extract whose shape no rule of the gate covers: rows, free text, a chart, a model. Who asks never decides. A decision has a reason, holds for the
/// bytes that were looked at and no others, and ends on its day.
/// </summary>
/// <param name="What">What is to leave, in words: "rows of 60 referrals without names".</param>
/// <param name="Digest">The digest of the very bytes that were looked at.</param>
/// <param name="Purpose">A code of the purposes of use.</param>
/// <param name="Why">What it is needed for.</param>
/// <param name="AskedBy">Who asks.</param>
/// <param name="AskedAt">When.</param>
public sealed record OutputCheck(string What, string Digest, string Purpose, string Why, string AskedBy, DateTimeOffset AskedAt)
{
    /// <summary>The longest that an approval holds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public OutputCheckState State { get; private init; }

    /// <summary>Who decided; null before.</summary>
    public string? DecidedBy { get; private init; }

    public DateTimeOffset? DecidedAt { get; private init; }

    /// <summary>The reason of the decision, or of taking it back.</summary>
    public string? Reason { get; private init; }

    /// <summary>When an approval ends.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>A new request, or what it lacks.</summary>
    public static Outcome<OutputCheck> Ask(string what, string digest, string purpose, string why, string askedBy, DateTimeOffset at)
    {
        var faults = new List<Fault>();
        Need(what, nameof(What), "Say what is to leave.", faults);
        Need(digest, nameof(Digest), "An extract is known by the digest of its bytes.", faults);
        Need(why, nameof(Why), "Say what it is needed for.", faults);
        Need(askedBy, nameof(AskedBy), "Somebody asks.", faults);
        if (!Kernel.Acts.Purpose.IsKnown(purpose)) faults.Add(new Fault(FaultKind.Invalid, $"\"{purpose}\" is no purpose that is known.", nameof(Purpose)));
        return faults.Count > 0 ? faults.ToArray() : new OutputCheck(what, digest, purpose, why, askedBy, at);
    }

    /// <summary>A second person agrees.</summary>
    /// <param name="by">Who: not the asker.</param>
    /// <param name="reason">What was looked at and why it may leave.</param>
    /// <param name="at">When.</param>
    /// <param name="expires">Until when: after now, at most <see cref="Longest"/> away.</param>
    public Outcome<OutputCheck> Approve(string by, string reason, DateTimeOffset at, DateTimeOffset expires) =>
        expires <= at || expires - at > Longest ? new Fault(FaultKind.Invalid, $"An approval ends after now and within {Longest.Days} days.", nameof(Expires)) : Decide(OutputCheckState.Approved, by, reason, at, expires);

    /// <summary>A second person says no.</summary>
    /// <param name="by">Who: not the asker.</param>
    /// <param name="reason">What would have to change.</param>
    /// <param name="at">When.</param>
    public Outcome<OutputCheck> Refuse(string by, string reason, DateTimeOffset at) => Decide(OutputCheckState.Refused, by, reason, at, null);

    /// <summary>The asker takes it back, also after it was approved.</summary>
    public Outcome<OutputCheck> Withdraw(string by, string reason, DateTimeOffset at) =>
        by != AskedBy ? new Fault(FaultKind.Forbidden, "Only who asked takes it back.", nameof(AskedBy))
        : State is OutputCheckState.Refused or OutputCheckState.Withdrawn ? new Fault(FaultKind.Conflict, $"It is {State.ToString().ToLowerInvariant()} already.", nameof(State))
        : this with { State = OutputCheckState.Withdrawn, Reason = reason, DecidedAt = at, Expires = null };

    /// <summary>Whether these bytes may leave now.</summary>
    /// <param name="digest">The digest of what is about to leave.</param>
    /// <param name="at">Now.</param>
    public bool MayLeave(string digest, DateTimeOffset at) => State == OutputCheckState.Approved && at < Expires && string.Equals(digest, Digest, StringComparison.Ordinal);

    private Outcome<OutputCheck> Decide(OutputCheckState state, string by, string reason, DateTimeOffset at, DateTimeOffset? expires) =>
        State != OutputCheckState.Asked ? new Fault(FaultKind.Conflict, $"It is {State.ToString().ToLowerInvariant()} already.", nameof(State))
        : string.IsNullOrWhiteSpace(by) || string.Equals(by, AskedBy, StringComparison.OrdinalIgnoreCase) ? new Fault(FaultKind.Forbidden, "Somebody other than the asker decides.", nameof(DecidedBy))
        : string.IsNullOrWhiteSpace(reason) ? new Fault(FaultKind.Invalid, "A decision has a reason.", nameof(Reason))
        : this with { State = state, DecidedBy = by, DecidedAt = at, Reason = reason, Expires = expires };

    private static void Need(string text, string field, string message, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(text)) faults.Add(new Fault(FaultKind.Invalid, message, field));
    }
}
