using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.CareHomes;

/// <summary>
/// A personalised care and support plan, as a CarePlan says it. It counts where it is active, carries the category of a care plan, and was not written by the home
/// itself: every home keeps its own daily plan, and counting those would make coverage 100% by definition.
/// </summary>
/// <param name="Id">The CarePlan's id.</param>
/// <param name="Source">Who wrote it.</param>
/// <param name="Starts">From when it holds; null for always.</param>
/// <param name="Ends">Its last day, by which it is reviewed; null when it names none.</param>
/// <param name="LookedAt">When it was made or last reviewed, whichever is later; null when it does not say.</param>
internal sealed record PersonalPlan(string Id, string Source, DateOnly? Starts, DateOnly? Ends, DateOnly? LookedAt)
{
    /// <summary>Our own category, for systems that mark these plans as such.</summary>
    public const string Code = "personalised-care-and-support-plan";

    private const string CarePlanCode = "734163000";

    /// <summary>After so many months a plan that names no day itself is reviewed. Our own limit: the national framework asks for a review at least each year.</summary>
    public const int ReviewMonths = 12;

    /// <summary>The day by which it is to be reviewed; null when nothing says.</summary>
    public DateOnly? ReviewBy => Ends ?? (LookedAt ?? Starts)?.AddMonths(ReviewMonths);

    /// <summary>True for a resident's plan that holds on a day. A plan whose last day has passed is late for review, and still the plan they have.</summary>
    public bool Counts(string home, DateOnly today) => Source != home && (Starts is null || Starts <= today);

    /// <summary>The plan that a CarePlan is; null where it is another kind of plan, a draft, or over.</summary>
    public static PersonalPlan? Of(JsonElement plan, string id, string source)
    {
        if (plan.Text("status") != "active" || plan.Text("intent") is not ("plan" or "order") || !plan.Items("category").Any(IsPersonal))
        {
            return null;
        }

        var period = plan.Child("period");
        var looked = plan.Items("note").Select(n => Residence.Day(n.Text("time"))).Append(Residence.Day(plan.Text("created"))).Max();
        return new PersonalPlan(id, source, Residence.Day(period.Text("start")), Residence.Day(period.Text("end")), looked);
    }

    /// <summary>Of several plans the one that was looked at last.</summary>
    public static PersonalPlan? Current(IEnumerable<PersonalPlan> plans, string home, DateOnly today) =>
        plans.Where(p => p.Counts(home, today)).OrderByDescending(p => p.LookedAt ?? p.Starts ?? DateOnly.MinValue).ThenBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault();

    private static bool IsPersonal(JsonElement category) => category.HasCode(CarePlanCode) || category.Items("coding").Any(c => c.Text("system") == Residence.System && c.Text("code") == Code);
}
