using System.Globalization;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Toolkit.Model;

/// <summary>All that was chosen on the page of the model. It stands whole in the address, so that a link shows another reader the same; nothing is kept.</summary>
/// <param name="Place">Where.</param>
/// <param name="People">How many live there.</param>
/// <param name="Years">For how long.</param>
/// <param name="Holds">What services hold now.</param>
/// <param name="Assumed">Assumptions that are taken to be so many percent of what they are.</param>
/// <param name="Plans">What could be done, 1 to <see cref="ScenarioFile.Most"/>.</param>
/// <param name="Editing">Which of them the form shows.</param>
/// <param name="Folk">Who lives there, as far as that was said.</param>
/// <param name="Fitted">What it was fitted to.</param>
internal sealed record Sketch(
    DescribedPlace Place, int People, int Years, IReadOnlyDictionary<Service, int> Holds, IReadOnlyList<(string Id, int Percent)> Assumed, IReadOnlyList<Plan> Plans, int Editing, YourPeople Folk, FittedTo Fitted)
{
    public const int MostYears = 10, MostAssumed = 3, FewestPeople = 1000, MostPeople = 300_000;

    public static IReadOnlyList<int> Sizes { get; } = [10_000, 60_000, 150_000, 300_000];

    public Plan Plan => Plans[Editing];

    public int Weeks => Years * 52;

    /// <summary>What the model is asked.</summary>
    public ScenarioFile File => Fitted.Of(Place.File with
    {
        Title = Place.Title,
        People = People,
        Weeks = Weeks,
        Description = Folk.IsSaid ? Folk.Of(Place.File.Description ?? Description.England) : Place.File.Description,
        Capacities = Holds,
        Assumptions = [.. (Place.File.Assumptions ?? []).Where(a => Assumed.All(c => c.Id != a.Id)), .. Assumed.Select(c => Place.File.Baseline.Assumptions.Times(c.Id, c.Percent / 100.0)[c.Id])],
        Scenarios = [.. Plans.Select(p => p.Of(Place, People, Holds))],
    });

    /// <summary>The plan that is shown, by itself.</summary>
    public ScenarioFile Alone => Single.File;

    /// <summary>The sketch with no plan but the one that is shown.</summary>
    public Sketch Single => this with { Plans = [Plan], Editing = 0 };

    /// <summary>The same by fewer people, as many as tell a difference, where nothing hangs on how many there are.</summary>
    public Sketch Fewer(int people) => this with { People = Holds.Count == 0 && Plans.All(p => p.Holds.Count == 0) && Place.AnyNumber ? Math.Min(People, people) : People };

    /// <summary>Reads an address; what is wrong in it is told by field.</summary>
    public static (Sketch Sketch, IReadOnlyList<Fault> Faults) Read(IQueryCollection query)
    {
        var typed = new Typed();
        string Said(string name) => query[name].ToString().Trim();
        int? Number(string name, string what, int least, int most) => Said(name).Length == 0 ? null : typed.Number(Said(name), name, least, most, $"{what}: give a whole number from {least:N0} to {most:N0}, or leave it empty");
        var place = DescribedPlace.Find(Said("place")) ?? DescribedPlace.All[0];
        var people = place.AnyNumber && int.TryParse(Said("people"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= FewestPeople and <= MostPeople ? asked : place.File.People;
        if (place.AnyNumber) people = Number("many", "Another number of people", FewestPeople, MostPeople) ?? people;
        var years = Number("years", "For how many years", 1, MostYears) ?? Math.Clamp(place.File.Weeks / 52, 1, MostYears);
        IReadOnlyDictionary<Service, int> Held(string prefix, IReadOnlyDictionary<Service, int>? otherwise) => Services.All.Select(s => (Service: s, Name: $"{prefix}.{Services.Code(s)}"))
            .Select(s => (s.Service, Holds: query.ContainsKey(s.Name) ? Number(s.Name, Services.Asks(s.Service), 1, Services.Most) : otherwise?.TryGetValue(s.Service, out var holds) == true ? holds : null)).Where(s => s.Holds is not null).ToDictionary(s => s.Service, s => s.Holds!.Value);
        var plans = query["plan"].OfType<string>().Where(p => p.Length is > 0 and < 2000).Take(ScenarioFile.Most).Select(p => Plan.Read(p, place)).ToList();
        if (plans.Count == 0 && !query.ContainsKey("form")) plans.AddRange(place.Plans);
        var editing = Math.Clamp(int.TryParse(Said("edit"), NumberStyles.None, CultureInfo.InvariantCulture, out var edit) ? edit : 0, 0, query.ContainsKey("form") ? Math.Min(plans.Count, ScenarioFile.Most - 1) : Math.Max(0, plans.Count - 1));
        if (query.ContainsKey("form"))
        {
            var picks = query["do"].OfType<string>().Distinct(StringComparer.Ordinal).Where(id => place.Offer(id) is not null).Select(id => new Pick(id, Number($"reach.{id}", $"Reach of {place.Offer(id)!.Title}", place.Offer(id)!.Least, place.Offer(id)!.Most) ?? place.Offer(id)!.Reach, Number($"effect.{id}", $"Strength of {place.Offer(id)!.Title}", 0, Offered.Strongest) ?? 100)).ToList();
            typed.Refuse(picks.Count > Scenario.MostInterventions, "do", $"Choose {Scenario.MostInterventions} at most: {picks.Count} are ticked");
            plans.Insert(editing, new Plan(Plan.Cut(typed.May(Said("name"), "name", Plan.LongestName)), picks, Held("more", null)));
            if (plans.Count > ScenarioFile.Most) plans.RemoveRange(ScenarioFile.Most, plans.Count - ScenarioFile.Most);
        }

        if (plans.Count == 0) plans.Add(Plan.Nothing);
        var assumed = query["assume"].OfType<string>().Zip(query["by"].OfType<string>()).Select((a, i) => (Id: a.First, Percent: a.First.Length == 0 ? 100 : typed.Number(a.Second, $"by-{i}", 10, 400, $"Percent of assumption {i + 1}: give a whole number from 10 to 400")))
            .Where(a => AssumptionKind.Find(a.Id) is not null).DistinctBy(a => a.Id).Take(MostAssumed).ToList();
        var folk = PeopleForm.IsIn(query) ? PeopleForm.Read(query, typed.Add) : YourPeople.Read(Said("folk"));
        return (new Sketch(place, people, years, Held("hold", place.File.Capacities), assumed, plans, editing, folk, FittedTo.Read(Said("fit"))), typed.Faults);
    }

    /// <summary>The address of a page that shows this.</summary>
    public string Address(string page, params IEnumerable<(string Name, string Value)> more) => page + "?" + string.Join('&', Parts().Concat(more).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>All that stands in an address that shows this.</summary>
    public IEnumerable<(string Name, string Value)> Parts()
    {
        var parts = new List<(string Name, string Value)> { ("place", Place.Code), ("people", Text(People)), ("years", Text(Years)) };
        parts.AddRange(Services.All.Where(s => Holds.ContainsKey(s) || Place.File.Capacities?.ContainsKey(s) == true).Select(s => ($"hold.{Services.Code(s)}", Holds.TryGetValue(s, out var holds) ? Text(holds) : "")));
        foreach (var (id, percent) in Assumed) parts.AddRange([("assume", id), ("by", Text(percent))]);
        if (Folk.IsSaid) parts.Add(("folk", Folk.Write()));
        if (!Fitted.IsNothing) parts.Add(("fit", Fitted.Write()));
        parts.AddRange(Plans.Select(p => ("plan", p.Write())));
        if (Editing > 0) parts.Add(("edit", Text(Editing)));
        return parts;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
