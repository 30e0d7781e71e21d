using System.Text.Json.Nodes;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Referrals;

/// <summary>A step that somebody takes with a referral.</summary>
public enum ReferralStep
{
    Send,
    Receive,
    Accept,
    Decline,
    Wait,
    See,
    Close,
    Redirect,
    Withdraw,
    Resend,
    Message,
    Assign,
}

/// <summary>Who takes the step: a party to the referral, in one of two places, or in both.</summary>
[Flags]
public enum ReferralSide
{
    None = 0,

    /// <summary>Works for the organisation that sent it.</summary>
    Sender = 1,

    /// <summary>Works for the organisation that was asked.</summary>
    Receiver = 2,
}

/// <summary>What somebody says with a step.</summary>
/// <param name="Words">A reason, an outcome or a message.</param>
/// <param name="At">The moment of the first contact, or the day that is planned.</param>
/// <param name="Alternative">With "no": what there is instead.</param>
public sealed record ReferralAnswer(string Words = "", DateTimeOffset? At = null, string Alternative = "")
{
    /// <summary>Resources that are written with the step, in one commit, made for the id of the Patient.</summary>
    internal Func<string, IReadOnlyList<JsonObject>>? Also { get; init; }
}

/// <summary>The one table of what may be done with a referral, by whom, and what it leads to. No clock and no store inside.</summary>
public static class ReferralMove
{
    /// <summary>The most characters of words that come with a step.</summary>
    public const int MostWords = 2_000;

    private static readonly Dictionary<ReferralStep, (ReferralSide By, ReferralState[] From, ReferralState? To)> Table = new()
    {
        [ReferralStep.Send] = (ReferralSide.Sender, [ReferralState.Draft], ReferralState.Sent),
        [ReferralStep.Receive] = (ReferralSide.Receiver, [ReferralState.Sent], ReferralState.Received),
        [ReferralStep.Accept] = (ReferralSide.Receiver, [ReferralState.Sent, ReferralState.Received], ReferralState.Accepted),
        [ReferralStep.Decline] = (ReferralSide.Receiver, [ReferralState.Sent, ReferralState.Received], ReferralState.Declined),
        [ReferralStep.Wait] = (ReferralSide.Receiver, [ReferralState.Accepted, ReferralState.Waiting], ReferralState.Waiting),
        [ReferralStep.See] = (ReferralSide.Receiver, [ReferralState.Accepted, ReferralState.Waiting], ReferralState.Seen),
        [ReferralStep.Close] = (ReferralSide.Receiver, [ReferralState.Accepted, ReferralState.Waiting, ReferralState.Seen], ReferralState.Closed),
        [ReferralStep.Redirect] = (ReferralSide.Sender | ReferralSide.Receiver, [ReferralState.Sent, ReferralState.Received, ReferralState.Accepted, ReferralState.Waiting, ReferralState.Declined], ReferralState.Redirected),
        [ReferralStep.Withdraw] = (ReferralSide.Sender, [ReferralState.Draft, ReferralState.Sent, ReferralState.Received, ReferralState.Accepted, ReferralState.Waiting], ReferralState.Withdrawn),
        [ReferralStep.Resend] = (ReferralSide.Sender, [ReferralState.Declined, ReferralState.Withdrawn], ReferralState.Sent),
        [ReferralStep.Message] = (ReferralSide.Sender | ReferralSide.Receiver, [ReferralState.Sent, ReferralState.Received, ReferralState.Accepted, ReferralState.Waiting, ReferralState.Seen, ReferralState.Declined, ReferralState.Closed], null),
        [ReferralStep.Assign] = (ReferralSide.Receiver, [ReferralState.Sent, ReferralState.Received, ReferralState.Accepted, ReferralState.Waiting, ReferralState.Seen], null),
    };

    /// <summary>Which side somebody of an organisation stands on.</summary>
    public static ReferralSide SideOf(Referral referral, string organisation) =>
        (referral.From.Code == organisation ? ReferralSide.Sender : ReferralSide.None) | (referral.To.Code == organisation ? ReferralSide.Receiver : ReferralSide.None);

    /// <summary>What somebody on this side may do with it now.</summary>
    public static IReadOnlyList<ReferralStep> Open(Referral referral, ReferralSide side) =>
        [.. Table.Where(t => (t.Value.By & side) != ReferralSide.None && t.Value.From.Contains(referral.State)).Select(t => t.Key)];

    /// <summary>
    /// The referral after a step, or why it cannot be taken: Forbidden for the other side, Conflict when it has moved on, Invalid with the field
    /// ("Words", "At") when something is missing. A first contact before the referral was sent is not a first contact.
    /// </summary>
    public static Outcome<Referral> Take(Referral referral, ReferralStep step, ReferralSide side, ReferralAnswer answer, ReferralNote note)
    {
        var (by, from, to) = Table[step];
        if ((by & side) == ReferralSide.None)
        {
            return new Fault(FaultKind.Forbidden, by == ReferralSide.Sender ? $"Only {referral.From.Name}, who sent it, can do this." : $"Only {referral.To.Name} can do this.");
        }

        if (!from.Contains(referral.State))
        {
            return new Fault(FaultKind.Conflict, $"This was changed a moment ago: {StateWords(referral)}. Nothing that you entered was saved. Look at it again.");
        }

        if (Missing(referral, step, answer, note.At) is { } missing)
        {
            return missing;
        }

        var after = to ?? referral.State;
        var planned = step == ReferralStep.Wait ? answer.At : after is ReferralState.Sent ? null : referral.Planned;
        var sent = after == ReferralState.Sent ? note.At : referral.Sent;
        return referral with
        {
            State = after,
            Sent = sent,
            Planned = planned,
            // The two-hour clock runs on through every step until somebody is there.
            Due = referral.Kind == ReferralKind.Urgent && after is not (ReferralState.Seen or ReferralState.Closed) ? referral.Due : ReferralLimits.Due(after, referral.Priority, sent, planned),
            FirstContact = step == ReferralStep.See ? Later(answer.At!.Value, referral.Sent) : after == ReferralState.Sent ? null : referral.FirstContact,
            Ended = after is ReferralState.Closed or ReferralState.Declined or ReferralState.Withdrawn or ReferralState.Redirected ? note.At : null,
            Why = step is ReferralStep.Decline or ReferralStep.Withdraw or ReferralStep.Redirect ? answer.Words.Trim() : after == ReferralState.Sent ? null : referral.Why,
            Alternative = step == ReferralStep.Decline ? answer.Alternative.Trim() : referral.Alternative,
            Outcome = step == ReferralStep.Close ? answer.Words.Trim() : referral.Outcome,
            Notes = [.. referral.Notes, note],
        };
    }

    /// <summary>A state as people say it: "Waiting for Falls Service to answer".</summary>
    public static string StateWords(Referral referral) => referral.State switch
    {
        ReferralState.Draft => "Draft: not sent yet",
        ReferralState.Sent => $"Sent: waiting for {referral.ServiceName} to answer",
        ReferralState.Received => referral.AssigneeName is { } who ? $"{who} is looking at it" : $"{referral.ServiceName} is looking at it",
        ReferralState.Accepted => $"Accepted by {referral.ServiceName}",
        ReferralState.Waiting => $"Accepted: waiting for the first contact with {referral.ServiceName}",
        ReferralState.Seen => $"Under way with {referral.ServiceName}",
        ReferralState.Declined => $"Declined by {referral.ServiceName}",
        ReferralState.Redirected => "Passed on to another service",
        ReferralState.Withdrawn => "Taken back",
        _ => "Closed",
    };

    // People write the minute and not the second: a contact in the minute of the referral came after it.
    private static DateTimeOffset Later(DateTimeOffset contact, DateTimeOffset sent) => contact < sent && sent - contact < TimeSpan.FromMinutes(1) ? sent : contact;

    private static Fault? Missing(Referral referral, ReferralStep step, ReferralAnswer answer, DateTimeOffset now)
    {
        var words = answer.Words.Trim();
        if (words.Length == 0 && Ask(step) is { } ask)
        {
            return new Fault(FaultKind.Invalid, ask, "Words");
        }

        if (words.Length > MostWords || answer.Alternative.Trim().Length > MostWords)
        {
            return new Fault(FaultKind.Invalid, $"Use {MostWords:N0} characters at most", words.Length > MostWords ? "Words" : "Alternative");
        }

        return (step, answer.At) switch
        {
            (ReferralStep.Decline, _) when answer.Alternative.Trim().Length == 0 => new Fault(FaultKind.Invalid, "Say what there is instead, or that you know of nothing", "Alternative"),
            (ReferralStep.See, null) => new Fault(FaultKind.Invalid, "Enter when the first contact was", "At"),
            (ReferralStep.See, { } at) when at > now => new Fault(FaultKind.Invalid, "The first contact must be in the past", "At"),
            (ReferralStep.See, { } at) when Later(at, referral.Sent) < referral.Sent => new Fault(FaultKind.Invalid, "The first contact cannot be before the referral was sent", "At"),
            (ReferralStep.Wait, { } at) when at < now => new Fault(FaultKind.Invalid, "The planned day must be in the future", "At"),
            _ => null,
        };
    }

    private static string? Ask(ReferralStep step) => step switch
    {
        ReferralStep.Decline => "Say why you cannot take it",
        ReferralStep.Withdraw => "Say why you take it back",
        ReferralStep.Redirect => "Say why it goes to another service",
        ReferralStep.Close => "Say what came of it",
        ReferralStep.Message => "Write your message",
        _ => null,
    };
}
