using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Housing;

/// <summary>Where somebody went when they left a place for a limited time.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Words">As people say it.</param>
/// <param name="MovedOn">True where this is what the place is for: a home to live in.</param>
internal sealed record MoveOnOutcome(string Code, string Words, bool MovedOn)
{
    public static IReadOnlyList<MoveOnOutcome> All { get; } =
    [
        new("own-tenancy", "Own tenancy or own home", true), new("family", "With family or friends, to stay", true), new("sheltered", "Sheltered or extra-care housing", true),
        new("supported", "Another supported place", false), new("care-home", "Care home", false), new("hospital", "Hospital", false), new("prison", "Prison", false),
        new("street", "The street, or not known", false), new("died", "Died", false), new("other", "Somewhere else", false),
    ];

    public static MoveOnOutcome? Of(string? code) => All.FirstOrDefault(o => o.Code == code);
}

/// <summary>What is known of somebody some months after they moved on.</summary>
/// <param name="Months">6 or 12.</param>
/// <param name="Answer">"yes", "no" or "unknown".</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When they said it.</param>
internal sealed record StillThere(int Months, string Answer, string By, DateTimeOffset At)
{
    public static readonly int[] After = [6, 12];

    public static string Words(string answer) => answer switch { "yes" => "Yes, still there", "no" => "No, moved again", _ => "Not known" };
}

/// <summary>The clock of a place for a limited time: people are to move on to living independently within 12 months.</summary>
internal static class MoveOnClock
{
    public const int Months = 12;

    /// <summary>
    /// The day by which they should have moved on: the same day twelve calendar months later. A month that has no such day gives its last one, so 29 February
    /// gives 28 February.
    /// </summary>
    public static DateOnly Aim(DateOnly started) => started.AddMonths(Months);

    /// <summary>Days left until the aim; negative when it is late.</summary>
    public static int DaysLeft(DateOnly started, DateOnly today) => Aim(started).DayNumber - today.DayNumber;

    /// <summary>True where somebody left on the day of the aim or before.</summary>
    public static bool InTime(DateOnly started, DateOnly ended) => ended <= Aim(started);

    /// <summary>The middle one of the days people stayed; of an even number the mean of the two in the middle. Null for nobody.</summary>
    public static decimal? Median(IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2m;
    }
}

/// <summary>Somebody's time in a recovery or supported place, as it stands.</summary>
internal sealed record RecoveryStay
{
    public const int MostWords = 2_000;

    /// <summary>The EpisodeOfCare's id; empty before it is written.</summary>
    public required string Id { get; init; }

    public required int Version { get; init; }

    /// <summary>What the place is called.</summary>
    public required string Place { get; init; }

    /// <summary>Who runs it.</summary>
    public required Party Provider { get; init; }

    /// <summary>The id of the Patient.</summary>
    public required string Patient { get; init; }

    public required DateOnly Started { get; init; }

    public DateOnly? Ended { get; init; }

    /// <summary>Code of <see cref="MoveOnOutcome"/>; empty while they are there.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Where to, in words.</summary>
    public string Where { get; init; } = "";

    public IReadOnlyList<ReferralNote> Reviews { get; init; } = [];

    public IReadOnlyList<StillThere> Later { get; init; } = [];

    /// <summary>True where it was begun by mistake.</summary>
    public bool IsMistake { get; init; }

    public DateOnly Aim => MoveOnClock.Aim(Started);

    public int DaysThere(DateOnly today) => (Ended ?? today).DayNumber - Started.DayNumber;

    /// <summary>The stay with a review; Invalid names the field "Review".</summary>
    public Outcome<RecoveryStay> Reviewed(ReferralNote review) =>
        Ended is not null ? new Fault(FaultKind.Conflict, "They have moved on.")
        : Words(review.Words, "Say what was reviewed and what comes next", "Review") is { } fault ? fault
        : this with { Reviews = [.. Reviews, review with { Words = review.Words.Trim() }] };

    /// <summary>The stay ended; Invalid names the field "Ended", "Outcome" or "Where".</summary>
    public Outcome<RecoveryStay> MovedOn(DateOnly day, string? outcome, string where, DateOnly today)
    {
        if (Ended is not null)
        {
            return new Fault(FaultKind.Conflict, "Somebody has already said where they moved on to. Look at it again.");
        }

        var faults = new List<Fault>();
        if (day < Started || day > today)
        {
            faults.Add(new Fault(FaultKind.Invalid, day > today ? "The day they left cannot be in the future" : $"Give a day on or after {Dates.Date(Started)}, when they came", "Ended"));
        }

        if (MoveOnOutcome.Of(outcome) is not { } chosen)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Choose where they went", "Outcome"));
        }
        else if (chosen.Code is "other" or "supported" && where.Trim().Length == 0)
        {
            faults.Add(new Fault(FaultKind.Invalid, "Say where to", "Where"));
        }

        if (where.Trim().Length > MostWords)
        {
            faults.Add(new Fault(FaultKind.Invalid, $"Use {MostWords:N0} characters at most", "Where"));
        }

        return faults.Count > 0 ? faults.ToArray() : this with { Ended = day, Outcome = outcome!, Where = where.Trim() };
    }

    /// <summary>The stay goes on: whoever ended it did so by mistake. What was said of later times goes with it.</summary>
    public Outcome<RecoveryStay> StillHere() => Ended is null ? new Fault(FaultKind.Conflict, "They are still there.") : this with { Ended = null, Outcome = "", Where = "", Later = [] };

    /// <summary>Whether they are still there after some months; the last word counts. Invalid names the field "Months" or "Answer".</summary>
    public Outcome<RecoveryStay> Knows(StillThere later, DateOnly today) =>
        Ended is not { } ended || MoveOnOutcome.Of(Outcome) is not { Code: not ("died" or "street") } ? new Fault(FaultKind.Conflict, "This is asked of people who moved on to a known place.")
        : !StillThere.After.Contains(later.Months) ? new Fault(FaultKind.Invalid, "Choose 6 or 12 months", "Months")
        : later.Answer is not ("yes" or "no" or "unknown") ? new Fault(FaultKind.Invalid, "Choose whether they are still there", "Answer")
        : ended.AddMonths(later.Months) > today ? new Fault(FaultKind.Invalid, $"{later.Months} months after are on {Dates.Date(ended.AddMonths(later.Months))}: ask then", "Months")
        : this with { Later = [.. Later.Where(l => l.Months != later.Months), later] };

    /// <summary>What is wrong with the name of a place and the day they came; empty for nothing.</summary>
    public static IReadOnlyList<Fault> Wrong(string place, DateOnly started, DateOnly today)
    {
        var faults = new List<Fault>();
        if (Words(place, "Write the name of the place", "Place") is { } fault)
        {
            faults.Add(fault);
        }

        if (started > today)
        {
            faults.Add(new Fault(FaultKind.Invalid, "The day they came cannot be in the future", "Started"));
        }
        else if (started.AddYears(10) < today)
        {
            faults.Add(new Fault(FaultKind.Invalid, "This would be more than ten years ago: check the year", "Started"));
        }

        return faults;
    }

    private static Fault? Words(string words, string ask, string field) =>
        words.Trim().Length == 0 ? new Fault(FaultKind.Invalid, ask, field)
        : words.Trim().Length > MostWords ? new Fault(FaultKind.Invalid, $"Use {MostWords:N0} characters at most", field)
        : null;
}
