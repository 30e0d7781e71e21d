using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Housing;

/// <summary>Who takes a step.</summary>
[Flags]
internal enum AdaptationSide
{
    None = 0,

    /// <summary>Works for the organisation that asked.</summary>
    Asker = 1,

    /// <summary>Works for the council that decides.</summary>
    Decider = 2,
}

/// <summary>The one table of what may be done with an adaptation, by whom, and what it leads to. No clock and no store inside.</summary>
internal static class AdaptationMove
{
    /// <summary>The most characters of words that come with a step.</summary>
    public const int MostWords = 2_000;

    private const AdaptationSide Both = AdaptationSide.Asker | AdaptationSide.Decider;

    // To null: the state stays.
    private static readonly Dictionary<AdaptationStep, (AdaptationSide By, AdaptationState[] From, AdaptationState? To)> Table = new()
    {
        [AdaptationStep.Ask] = (AdaptationSide.Asker, [], AdaptationState.Asked),
        [AdaptationStep.Assess] = (AdaptationSide.Decider, [AdaptationState.Asked], AdaptationState.Assessed),
        [AdaptationStep.Apply] = (Both, [AdaptationState.Asked, AdaptationState.Assessed], null),
        [AdaptationStep.Approve] = (AdaptationSide.Decider, [AdaptationState.Assessed], AdaptationState.Approved),
        [AdaptationStep.Refuse] = (AdaptationSide.Decider, [AdaptationState.Asked, AdaptationState.Assessed], AdaptationState.Refused),
        [AdaptationStep.Book] = (Both, [AdaptationState.Approved, AdaptationState.Booked], AdaptationState.Booked),
        [AdaptationStep.Finish] = (Both, [AdaptationState.Booked], AdaptationState.Done),
        [AdaptationStep.Check] = (Both, [AdaptationState.Done], AdaptationState.Checked),
        [AdaptationStep.Withdraw] = (AdaptationSide.Asker, [AdaptationState.Asked, AdaptationState.Assessed, AdaptationState.Approved, AdaptationState.Booked], AdaptationState.Withdrawn),
    };

    /// <summary>The state that a step leads to; null where it stays.</summary>
    public static AdaptationState? LeadsTo(AdaptationStep step) => Table[step].To;

    public static AdaptationSide SideOf(Adaptation adaptation, string organisation) =>
        (Same(adaptation.Asker.Code, organisation) ? AdaptationSide.Asker : AdaptationSide.None) | (Same(adaptation.Decider.Code, organisation) ? AdaptationSide.Decider : AdaptationSide.None);

    /// <summary>What somebody on this side may do now.</summary>
    public static IReadOnlyList<AdaptationStep> Open(Adaptation adaptation, AdaptationSide side) =>
        [.. Table.Where(t => (t.Value.By & side) != AdaptationSide.None && t.Value.From.Contains(adaptation.State) && !(t.Key == AdaptationStep.Apply && adaptation.DayOf(AdaptationStep.Apply) is not null)).Select(t => t.Key)];

    /// <summary>The adaptation after a step, or why it cannot be taken: Forbidden for the other side, Conflict when it has moved on, Invalid with the field ("Day", "Words", "Line").</summary>
    public static Outcome<Adaptation> Take(Adaptation before, AdaptationSide side, AdaptationEntry entry, DateOnly today)
    {
        var (by, from, _) = Table[entry.Step];
        if ((by & side) == AdaptationSide.None)
        {
            return new Fault(FaultKind.Forbidden, by == AdaptationSide.Decider ? $"Only {before.Decider.Name}, who decides, can do this." : by == AdaptationSide.Asker ? $"Only {before.Asker.Name}, who asked, can do this." : "Only those who asked and those who decide can do this.");
        }

        if (!Open(before, side).Contains(entry.Step))
        {
            return new Fault(FaultKind.Conflict, $"This has moved on: {Words(before.State).ToLowerInvariant()}. Nothing that you entered was saved. Look at it again.");
        }

        var faults = Missing(before, entry, today).ToArray();
        return faults.Length > 0 ? faults : before with { Steps = [.. before.Steps, entry with { Words = entry.Words.Trim() }], Notes = [.. before.Notes, Note(entry)] };
    }

    /// <summary>Takes the last step back, for whoever's organisation took it; what was said stays in the story.</summary>
    public static Outcome<Adaptation> Undo(Adaptation before, string organisation, ReferralNote note) =>
        before.Steps.Count < 2 ? new Fault(FaultKind.Conflict, "There is no step to take back.")
        : !Same(before.Steps[^1].Organisation, organisation) ? new Fault(FaultKind.Forbidden, "Only the organisation that took the last step can take it back.")
        : before with { Steps = [.. before.Steps.Take(before.Steps.Count - 1)], Notes = [.. before.Notes, note with { Words = $"Taken back: {Done(before.Steps[^1].Step)}" }] };

    /// <summary>A state as people say it.</summary>
    public static string Words(AdaptationState state) => state switch
    {
        AdaptationState.Asked => "Asked for",
        AdaptationState.Assessed => "Assessed",
        AdaptationState.Approved => "Approved",
        AdaptationState.Refused => "Refused",
        AdaptationState.Booked => "Works booked",
        AdaptationState.Done => "Works done",
        AdaptationState.Checked => "Checked with the person",
        _ => "Taken back",
    };

    /// <summary>A step that was taken, in words.</summary>
    public static string Done(AdaptationStep step) => step switch
    {
        AdaptationStep.Apply => "Full application received",
        AdaptationStep.Book => "Works booked",
        _ => Words(LeadsTo(step)!.Value),
    };

    private static IEnumerable<Fault> Missing(Adaptation before, AdaptationEntry entry, DateOnly today)
    {
        var words = entry.Words.Trim();
        if (words.Length > MostWords)
        {
            yield return new Fault(FaultKind.Invalid, $"Use {MostWords:N0} characters at most: you have {words.Length:N0}", "Words");
        }
        else if (words.Length == 0 && Asks(entry.Step) is { } ask)
        {
            yield return new Fault(FaultKind.Invalid, ask, "Words");
        }

        if (entry.Step == AdaptationStep.Approve && before.Line is null)
        {
            yield return new Fault(FaultKind.Invalid, "Say first which line of the grant pays for it", "Line");
        }

        if (entry.Step == AdaptationStep.Book)
        {
            if (entry.Day < today)
            {
                yield return new Fault(FaultKind.Invalid, "The day of the works must be today or later", "Day");
            }
        }
        else if (entry.Day > today)
        {
            yield return new Fault(FaultKind.Invalid, "The day cannot be in the future", "Day");
        }
        else if (entry.Day < (entry.Step == AdaptationStep.Apply ? before.AskedOn : Earliest(before)))
        {
            yield return new Fault(FaultKind.Invalid, $"Give a day on or after {Dates.Date(entry.Step == AdaptationStep.Apply ? before.AskedOn : Earliest(before))}, when the step before was taken", "Day");
        }
    }

    // Works can be done earlier than the day for which they were booked, but not before they were approved.
    private static DateOnly Earliest(Adaptation before) => before.Steps.Where(s => s.Step is not (AdaptationStep.Book or AdaptationStep.Apply)).Select(s => s.Day).DefaultIfEmpty(DateOnly.MinValue).Max();

    private static string? Asks(AdaptationStep step) => step switch
    {
        AdaptationStep.Assess => "Say who assessed it and what is needed",
        AdaptationStep.Refuse => "Say why it is refused",
        AdaptationStep.Check => "Write what the person said of it",
        AdaptationStep.Withdraw => "Say why it is taken back",
        _ => null,
    };

    private static ReferralNote Note(AdaptationEntry entry) => new(
        entry.At, entry.By, $"{(entry.Step == AdaptationStep.Book ? "Works booked for" : Done(entry.Step) + ",")} {Dates.Date(entry.Day)}{(entry.Words.Trim() is { Length: > 0 } words ? ": " + words : "")}");

    // Ids of Organizations are often the code in small letters.
    private static bool Same(string a, string b) => a.Length > 0 && a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
