using Goldthread.DesignSystem.Text;

namespace Goldthread.Coordination.CareHomes;

/// <summary>Why somebody stands where they do on the round list; the order of the list.</summary>
internal enum RoundGroup
{
    /// <summary>Moved in not long ago and has no plan: the clock of seven working days runs, or has run out.</summary>
    NewWithoutPlan,

    /// <summary>Something has happened since they were last seen.</summary>
    Changed,

    /// <summary>Has no plan, or one whose review is late.</summary>
    PlanLate,

    /// <summary>Nothing new.</summary>
    Rest,

    /// <summary>Seen since Monday.</summary>
    SeenThisWeek,
}

/// <summary>Something that happened, with its day and in words that say why it matters now.</summary>
internal sealed record RoundChange(DateOnly Day, string Words);

/// <summary>What is known of a resident for the round.</summary>
/// <param name="Came">When they moved in; null when not known.</param>
/// <param name="Plan">Their plan; null for none.</param>
/// <param name="LastSeen">The last round on which they were seen; null for never.</param>
/// <param name="Changes">What happened since then, newest first.</param>
internal sealed record RoundFacts(DateOnly? Came, PersonalPlan? Plan, RoundVisit? LastSeen, IReadOnlyList<RoundChange> Changes);

/// <summary>One resident on the list: in which group, by what within it, and why in words.</summary>
internal sealed record RoundRow(RoundGroup Group, int Weight, IReadOnlyList<string> Why)
{
    /// <summary>A plan is made within seven working days of moving in: NHS England, Framework for Enhanced Health in Care Homes, care element 1.</summary>
    public const int PlanWithinWorkingDays = 7;

    /// <summary>How long somebody counts as new. Our own limit: six weeks, after which a missing plan is an old omission and not a new arrival.</summary>
    public const int NewForDays = 42;

    /// <summary>Where a resident stands, with every reason in words, the strongest first. No clock and no store inside.</summary>
    public static RoundRow Of(RoundFacts facts, DateOnly today)
    {
        var why = new List<string>();
        var daysHere = facts.Came is { } came ? today.DayNumber - came.DayNumber : (int?)null;
        var isNew = daysHere is >= 0 and <= NewForDays;
        var due = facts.Came is { } day ? WorkingDays.After(day, PlanWithinWorkingDays) : (DateOnly?)null;
        var review = facts.Plan?.ReviewBy;
        var (group, weight) = (RoundGroup.Rest, facts.LastSeen is { } last ? today.DayNumber - last.Day.DayNumber : int.MaxValue / 2);
        if (facts.Plan is null && isNew)
        {
            (group, weight) = (RoundGroup.NewWithoutPlan, daysHere!.Value);
            why.Add($"{Came(daysHere.Value)} and has no plan. {PlanDue(due!.Value, today)}");
        }
        else if (facts.Plan is null)
        {
            (group, weight) = (RoundGroup.PlanLate, int.MaxValue / 2);
            why.Add(facts.Came is { } since ? $"Has no plan, and has lived here since {Dates.Date(since)}" : "Has no plan");
        }
        else if (review < today)
        {
            (group, weight) = (RoundGroup.PlanLate, today.DayNumber - review.Value.DayNumber);
            why.Add($"Review of the plan was due on {Dates.Date(review.Value)}, {Days(weight)} ago");
        }

        if (facts.Changes.Count > 0)
        {
            why.InsertRange(group == RoundGroup.NewWithoutPlan ? 1 : 0, facts.Changes.Select(c => c.Words));
            if (group != RoundGroup.NewWithoutPlan)
            {
                (group, weight) = (RoundGroup.Changed, facts.Changes.Max(c => c.Day).DayNumber);
            }
        }

        if (facts.LastSeen is { } seen && seen.Day >= Monday(today) && facts.Changes.Count == 0)
        {
            return new RoundRow(RoundGroup.SeenThisWeek, 0, [$"Seen {Dates.Near(seen.Day, today)} by {seen.By}", .. why]);
        }

        if (why.Count == 0)
        {
            why.Add("Nothing new");
        }

        why.Add(facts.LastSeen is { } before ? $"Last seen on a round {Dates.Near(before.Day, today)}" : "Not yet seen on a round");
        return new RoundRow(group, weight, why);
    }

    /// <summary>The Monday of a day's week: a round is weekly, so who was seen since then was seen on this one.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The words of a group.</summary>
    public static string Words(RoundGroup group) => group switch
    {
        RoundGroup.NewWithoutPlan => "New, without a plan",
        RoundGroup.Changed => "Something has changed",
        RoundGroup.PlanLate => "Plan missing or review late",
        RoundGroup.SeenThisWeek => "Seen this week",
        _ => "Nothing new",
    };

    private static string Came(int days) => days switch { 0 => "Moved in today", 1 => "Moved in yesterday", _ => $"Moved in {days} days ago" };

    private static string PlanDue(DateOnly due, DateOnly today)
    {
        var late = WorkingDays.Between(due, today);
        return late > 0 ? $"It was due on {Dates.Date(due)}, {late} working {(late == 1 ? "day" : "days")} ago"
            : due < today ? $"It was due on {Dates.Date(due)}"
            : due == today ? "It is due today"
            : $"It is due by {Dates.Date(due)}, in {WorkingDays.Between(today, due)} working {(WorkingDays.Between(today, due) == 1 ? "day" : "days")}";
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
