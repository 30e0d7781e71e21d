using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>Whether an unpaid carer takes part in planning the way home. There is a duty to involve them (Health and Care Act 2022, section 91).</summary>
internal enum UnpaidCarer
{
    NotAsked = 0,
    Involved = 1,
    None = 2,
    Declined = 3,
}

/// <summary>Somebody who was told of the plan.</summary>
/// <param name="Who">Code of <see cref="HomePlan.WhoMayBeTold"/>.</param>
/// <param name="By">Who told them.</param>
/// <param name="At">When.</param>
internal sealed record Told(string Who, string By, DateTimeOffset At);

/// <summary>
/// The plan for the way home of one stay: what is decided, since when the person is ready, what they wait for. A value: each verb gives the next one, or says why not.
/// </summary>
internal sealed record HomePlan
{
    public static IReadOnlyList<(string Code, string Words)> WhoMayBeTold { get; } =
    [
        ("person", "The person"), ("carer", "Family or unpaid carer"), ("gp", "GP practice"), ("community", "Community nursing"), ("social-care", "Adult social care"),
        ("home-care", "Home care provider"), ("care-home", "Care home"), ("housing", "Housing"), ("transport", "Transport"),
    ];

    public static HomePlan Empty { get; } = new();

    public Pathway? Pathway { get; init; }

    public string Needs { get; init; } = "";

    /// <summary>Why not home, for a bed.</summary>
    public string Why { get; init; } = "";

    public UnpaidCarer Carer { get; init; }

    public DateOnly? Expected { get; init; }

    public DateTimeOffset? ExpectedSaid { get; init; }

    public DateOnly? ReadySince { get; init; }

    public DateOnly? Judged { get; init; }

    public DateOnly? LeftOn { get; init; }

    public IReadOnlyList<Wait> Waits { get; init; } = [];

    public IReadOnlyList<Told> Told { get; init; } = [];

    /// <summary>What the person waits for now; null for none.</summary>
    public Wait? Waiting => Waits.FirstOrDefault(w => w.Until is null);

    /// <summary>What has been said of the criteria to reside: ready from a day, or not any more.</summary>
    /// <param name="judgements">All that was said of the stay.</param>
    /// <param name="today">The day it is said, on which a wait ends that is none any more.</param>
    public HomePlan After(IReadOnlyCollection<Judgement> judgements, DateOnly today)
    {
        var ready = LeftOn is null ? CriteriaToReside.ReadySince(judgements) : ReadySince;
        var next = this with { ReadySince = ready, Judged = judgements.Count == 0 ? Judged : judgements.Max(j => j.Day) };
        if (LeftOn is not null)
        {
            return next;
        }

        if (ready is not { } since)
        {
            // Needed again from the first day it was so: until then the bed days were lost.
            var from = CriteriaToReside.ByDay(judgements).Reverse().TakeWhile(j => j.IsMet).LastOrDefault()?.Day ?? today;
            return next with { Waits = [.. Waits.Select(w => w.Until is null ? w with { Until = from < w.From ? w.From : from } : w)] };
        }

        if (Waiting is null)
        {
            return next with { Waits = [.. Waits, new Wait(since, null, "", null)] };
        }

        // The day may have been put right: the waits of this run begin where it does.
        var closed = Waits.Where(w => w.Until is not null && w.Until <= since).ToList();
        var run = Waits.Except(closed).OrderBy(w => w.From).ToList();
        run[0] = run[0] with { From = since };
        return next with { Waits = [.. closed, .. run] };
    }

    /// <summary>By need, in words, with a reason where it is a bed.</summary>
    public Outcome<HomePlan> Decided(AtHome? home, HelpNeeded? help, string needs, string why) =>
        PathwayRule.Decide(home, help, needs.Trim(), why.Trim()).Then<HomePlan>(pathway => this with { Pathway = pathway, Needs = needs.Trim(), Why = PathwayRule.NeedsWhy(pathway) ? why.Trim() : "" });

    /// <summary>
    /// What they wait for and who must act. The first reason given counts from the day they became ready; another one from today, so that every day has one reason.
    /// </summary>
    public Outcome<HomePlan> Because(string? reason, Responsible? body, DateOnly today)
    {
        if (Waiting is not { } waiting)
        {
            return new Fault(FaultKind.Invalid, "A reason is for somebody who is ready to leave: say first that no reason to stay is met", "Reason");
        }

        var chosen = DelayReason.For(reason, Pathway);
        if (!chosen.Succeeded || body is null)
        {
            return chosen.Succeeded ? new Fault(FaultKind.Invalid, "Say who must act", "Body") : chosen.Faults.ToArray();
        }

        var next = waiting with { Reason = chosen.Value.Code, Body = body };
        if (next == waiting)
        {
            return this;
        }

        var others = Waits.Where(w => w != waiting);
        return waiting.Reason.Length == 0 || waiting.From >= today
            ? this with { Waits = [.. others, next] }
            : this with { Waits = [.. others, waiting with { Until = today }, next with { From = today }] };
    }

    /// <summary>A day they are expected to leave, and when that was first said.</summary>
    public Outcome<HomePlan> ExpectedOn(DateOnly day, DateOnly admitted, DateTimeOffset now) => day < admitted
        ? new Fault(FaultKind.Invalid, "The day they are expected to leave must not be before they came", "Expected")
        : this with { Expected = day, ExpectedSaid = ExpectedSaid ?? now };

    /// <summary>They left: what they waited for ends that day.</summary>
    public Outcome<HomePlan> Left(DateOnly day, DateOnly? admitted, DateOnly today) =>
        day > today ? new Fault(FaultKind.Invalid, "The day they left must be today or earlier", "Left")
        : day < admitted ? new Fault(FaultKind.Invalid, "The day they left must not be before they came", "Left")
        : this with { LeftOn = day, Waits = [.. Waits.Select(w => w.Until is null ? w with { Until = day < w.From ? w.From : day } : w)] };

    /// <summary>The plan of a stay that ended, as the hospital says: nobody waits after it.</summary>
    public HomePlan EndedOn(DateOnly day) => this with { Waits = [.. Waits.Select(w => w.Until is { } until && until <= day ? w : w with { Until = day < w.From ? w.From : day })] };

    /// <summary>One of those who should know was told.</summary>
    public Outcome<HomePlan> Telling(string? who, string by, DateTimeOffset now) => WhoMayBeTold.Any(w => w.Code == who)
        ? this with { Told = [.. Told, new Told(who!, by, now)] }
        : new Fault(FaultKind.Invalid, "Choose who was told", "Who");
}
