using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Who chose a goal.</summary>
public enum ChosenBy
{
    NotRecorded,
    ThePerson,
    FamilyOrCarer,
    Professional,
}

/// <summary>One plan.</summary>
public sealed record Plan : RecordItem
{
    internal Plan(RecordItem item)
        : base(item)
    {
    }

    /// <summary>What is to be done, in the plan's order.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>What the plan is for, in words.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The goals of the plan, "Goal/id".</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    public FhirMoment? Ends { get; init; }
}

/// <summary>One goal.</summary>
public sealed record PersonGoal : RecordItem
{
    internal PersonGoal(RecordItem item)
        : base(item)
    {
    }

    public required ChosenBy ChosenBy { get; init; }

    /// <summary>"Chosen by the person", "Suggested by a professional", ...</summary>
    public required string ChosenByWords { get; init; }

    /// <summary>How it will be known that it is reached; null when not given.</summary>
    public string? Target { get; init; }

    public FhirMoment? Due { get; init; }

    /// <summary>How it goes, "Getting better"; null when not given.</summary>
    public string? Progress { get; init; }

    internal bool IsPast { get; init; }
}

/// <summary>Plans and goals, those that run apart from past ones. The person's own goals stand first.</summary>
public sealed record PlansAndGoals(
    IReadOnlyList<Plan> Plans,
    IReadOnlyList<Plan> PastPlans,
    IReadOnlyList<PersonGoal> Goals,
    IReadOnlyList<PersonGoal> PastGoals);

internal static class PlansAndGoalsSection
{
    public static PlansAndGoals Read(EntrySet entries)
    {
        var plans = entries.Facts("CarePlan").Where(e => e.Resource.Text("status") != "draft")
            .ToLookup(e => e.Resource.Text("status") is "completed" or "revoked", e => ReadPlan(e, entries));
        var goals = entries.Facts("Goal").ConvertAll(e => ReadGoal(e, entries));
        return new PlansAndGoals(Order(plans[false]), Order(plans[true]), Order(goals.Where(g => !g.IsPast)), Order(goals.Where(g => g.IsPast)));
    }

    internal static string PlanTitle(JsonElement plan) =>
        plan.Text("title") ?? CodeText.WordsOfAll(plan, "category") ?? plan.Text("description") ?? "Care plan";

    internal static string GoalTitle(JsonElement goal) => CodeText.Words(goal.Child("description")) ?? "Goal with no words";

    /// <summary>Who chose the goal; null where nobody is named.</summary>
    internal static ChosenBy ChosenByOf(JsonElement goal, EntrySet entries)
    {
        var by = goal.Child("expressedBy");
        if (!by.Exists()) return ChosenBy.NotRecorded;
        if (entries.IsThePerson(by)) return ChosenBy.ThePerson;
        var type = by.Text("type") ?? References.Key(by)?.Split('/')[0] ?? "";
        return type switch { "RelatedPerson" => ChosenBy.FamilyOrCarer, "Practitioner" or "PractitionerRole" => ChosenBy.Professional, _ => ChosenBy.NotRecorded };
    }

    private static Plan ReadPlan(Entry entry, EntrySet entries)
    {
        var plan = entry.Resource;
        return new Plan(entries.Item(entry, PlanTitle(plan), CodeText.Read(plan.First("category"))))
        {
            Activities = [.. plan.Items("activity").Select(a => Activity(a, plan, entries)).OfType<string>()],
            Addresses = [.. plan.Items("addresses").Select(a => entries.Name(a, plan)).OfType<string>()],
            Goals = [.. plan.Items("goal").Select(References.Key).OfType<string>()],
            Ends = plan.Child("period").Moment("end"),
        };
    }

    private static string? Activity(JsonElement activity, JsonElement plan, EntrySet entries)
    {
        var detail = activity.Child("detail");
        if (detail.Text("status") is "entered-in-error") return null;
        var words = CodeText.Words(detail.Child("code")) ?? detail.Text("description");
        if (words is null && entries.Find(activity.Child("reference").Text("reference")) is { Type: not "CarePlan" } other) words = EntryTitle.Of(other, entries);
        words ??= entries.Name(activity.Child("reference"), plan);
        return words is not null && detail.Bool("doNotPerform") == true ? "Not to be done: " + words : words;
    }

    private static PersonGoal ReadGoal(Entry entry, EntrySet entries)
    {
        var goal = entry.Resource;
        var (chosen, target) = (ChosenByOf(goal, entries), goal.First("target"));
        return new PersonGoal(entries.Item(entry, GoalTitle(goal), CodeText.Read(goal.Child("description"))))
        {
            ChosenBy = chosen,
            ChosenByWords = chosen switch
            {
                ChosenBy.ThePerson => "Chosen by the person",
                ChosenBy.FamilyOrCarer => "Put forward by family or a carer",
                ChosenBy.Professional => "Suggested by a professional",
                _ => "Who chose it is not recorded",
            },
            Target = Target(target),
            Due = target.Moment("dueDate"),
            Progress = CodeText.Words(goal.Child("achievementStatus")),
            IsPast = goal.Text("lifecycleStatus") is "completed" or "cancelled" or "rejected",
        };
    }

    private static string? Target(JsonElement target)
    {
        var value = QuantityText.Read(target.Child("detailQuantity")) ?? QuantityText.Range(target.Child("detailRange")) ?? CodeText.Words(target.Child("detailCodeableConcept"))
            ?? target.Text("detailString") ?? QuantityText.Ratio(target.Child("detailRatio"));
        var measure = CodeText.Words(target.Child("measure"));
        return value is null ? measure : measure is null ? value : $"{measure}: {value}";
    }

    private static List<Plan> Order(IEnumerable<Plan> plans) =>
        [.. plans.OrderByDescending(p => p.When).ThenBy(p => p.Text, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Reference, StringComparer.Ordinal)];

    private static List<PersonGoal> Order(IEnumerable<PersonGoal> goals) =>
        [.. goals.OrderBy(g => g.ChosenBy == ChosenBy.ThePerson ? 0 : 1).ThenBy(g => g.Due is null).ThenBy(g => g.Due)
            .ThenBy(g => g.Text, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Reference, StringComparer.Ordinal)];
}
