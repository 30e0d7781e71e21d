using Goldthread.Coordination.Referrals;

namespace Goldthread.Coordination.Housing;

/// <summary>Where an adaptation of a home stands.</summary>
internal enum AdaptationState : short
{
    Asked = 0,

    /// <summary>An occupational therapist has said what is needed.</summary>
    Assessed = 1,
    Approved = 2,
    Refused = 3,

    /// <summary>The works have a day.</summary>
    Booked = 4,
    Done = 5,

    /// <summary>Somebody asked the person whether it does what it should.</summary>
    Checked = 6,

    /// <summary>Taken back by whoever asked.</summary>
    Withdrawn = 7,
}

/// <summary>What somebody does with it.</summary>
internal enum AdaptationStep
{
    Ask,
    Assess,

    /// <summary>The full application for a grant was received: the clock of the decision starts.</summary>
    Apply,
    Approve,
    Refuse,
    Book,
    Finish,
    Check,
    Withdraw,
}

/// <summary>A step that was taken.</summary>
/// <param name="Step">Which.</param>
/// <param name="Day">The day it happened; with <see cref="AdaptationStep.Book"/> the day the works are to begin.</param>
/// <param name="Words">What was said with it.</param>
/// <param name="By">Who, as shown.</param>
/// <param name="Organisation">For whom they work.</param>
/// <param name="At">When it was written down.</param>
internal sealed record AdaptationEntry(AdaptationStep Step, DateOnly Day, string Words, string By, string Organisation, DateTimeOffset At);

/// <summary>A limit and the day on which it runs out.</summary>
/// <param name="Due">The last day that is in time.</param>
/// <param name="Rule">What must have happened by then, and who says so.</param>
internal sealed record AdaptationDue(DateOnly Due, AdaptationRule Rule);

/// <summary>The limits, each with its source.</summary>
internal sealed record AdaptationRule(string Code, string Words, string Source)
{
    public static readonly AdaptationRule Assess = new("assess", "Assessed within 4 weeks of being asked for", "Our own limit, not a national one");

    public static readonly AdaptationRule Decide = new("decide", "Decided within 6 months of the full application", "Housing Grants, Construction and Regeneration Act 1996, section 34(1)");

    public static readonly AdaptationRule Works = new("works", "Works done within 12 months of approval", "Housing Grants, Construction and Regeneration Act 1996, section 37(1)");

    public static readonly AdaptationRule Check = new("check", "Checked with the person within 4 weeks of the works", "Our own limit, not a national one");

    public static IReadOnlyList<AdaptationRule> All { get; } = [Assess, Decide, Works, Check];

    public static AdaptationRule? Of(string code) => All.FirstOrDefault(r => r.Code == code);
}

/// <summary>A request to adapt a home, as it stands: everything is worked out from the steps that were taken.</summary>
internal sealed record Adaptation
{
    private const int OwnLimitDays = 28;

    /// <summary>The Task's id.</summary>
    public required string Id { get; init; }

    /// <summary>The Task's version.</summary>
    public required int Version { get; init; }

    /// <summary>The id of the ServiceRequest.</summary>
    public required string Request { get; init; }

    /// <summary>What is asked for: "Level shower".</summary>
    public required string What { get; init; }

    /// <summary>Why, in the words of whoever asked.</summary>
    public required string Why { get; init; }

    /// <summary>Who asked.</summary>
    public required Party Asker { get; init; }

    /// <summary>Who decides: the council.</summary>
    public required Party Decider { get; init; }

    /// <summary>The plan, goal or task it serves, as "Type/id"; null for none yet.</summary>
    public string? Serves { get; init; }

    /// <summary>The line of the grant that pays; null for none yet.</summary>
    public GrantLine? Line { get; init; }

    /// <summary>The steps that hold, in order.</summary>
    public required IReadOnlyList<AdaptationEntry> Steps { get; init; }

    /// <summary>Its story, with what was taken back, oldest first.</summary>
    public IReadOnlyList<ReferralNote> Notes { get; init; } = [];

    /// <summary>Where it stands: what the last step led to.</summary>
    public AdaptationState State => Steps.Select(s => AdaptationMove.LeadsTo(s.Step)).LastOrDefault(s => s is not null) ?? AdaptationState.Asked;

    public bool IsOpen => State is not (AdaptationState.Checked or AdaptationState.Refused or AdaptationState.Withdrawn);

    public DateOnly AskedOn => DayOf(AdaptationStep.Ask) ?? DateOnly.MinValue;

    /// <summary>When the state it stands in began; of booked works when they were booked.</summary>
    public DateOnly Since => Steps.Where(s => AdaptationMove.LeadsTo(s.Step) is not null).Select(Happened).LastOrDefault();

    /// <summary>The day the wait ended: works done, or refused, or taken back; null while it goes on.</summary>
    public DateOnly? WaitEnded => DayOf(AdaptationStep.Finish) ?? DayOf(AdaptationStep.Refuse) ?? DayOf(AdaptationStep.Withdraw);

    /// <summary>Days from being asked for to the works being done, or so far.</summary>
    public int DaysWaited(DateOnly today) => Math.Max(0, (WaitEnded ?? today).DayNumber - AskedOn.DayNumber);

    /// <summary>Days in each state, in order; the last one so far.</summary>
    public IReadOnlyList<(AdaptationState State, DateOnly From, int Days)> Waits(DateOnly today)
    {
        var states = Steps.Where(s => AdaptationMove.LeadsTo(s.Step) is not null).Select(s => (State: AdaptationMove.LeadsTo(s.Step)!.Value, From: Happened(s))).ToList();
        return [.. states.Select((s, i) => (s.State, s.From, Math.Max(0, (i + 1 < states.Count ? states[i + 1].From : IsOpen ? today : s.From).DayNumber - s.From.DayNumber)))];
    }

    /// <summary>The limit that runs now; null where none does.</summary>
    public AdaptationDue? Due => State switch
    {
        AdaptationState.Asked or AdaptationState.Assessed when DayOf(AdaptationStep.Apply) is { } applied => new AdaptationDue(applied.AddMonths(6), AdaptationRule.Decide),
        AdaptationState.Asked => new AdaptationDue(AskedOn.AddDays(OwnLimitDays), AdaptationRule.Assess),
        AdaptationState.Approved or AdaptationState.Booked when DayOf(AdaptationStep.Approve) is { } approved => new AdaptationDue(approved.AddMonths(12), AdaptationRule.Works),
        AdaptationState.Done when DayOf(AdaptationStep.Finish) is { } done => new AdaptationDue(done.AddDays(OwnLimitDays), AdaptationRule.Check),
        _ => null,
    };

    public DateOnly? DayOf(AdaptationStep step) => Steps.LastOrDefault(s => s.Step == step)?.Day;

    private static DateOnly Happened(AdaptationEntry entry) => entry.Step == AdaptationStep.Book ? DesignSystem.Text.Dates.DayInLondon(entry.At) : entry.Day;
}
