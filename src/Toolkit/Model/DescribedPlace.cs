using Goldthread.Impact.Journeys;
using Goldthread.Impact.Library;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Toolkit.Model;

/// <summary>A place to try something in: who lives there and what is so already.</summary>
/// <param name="Code">Its code, in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Says">Who lives there, in a sentence.</param>
/// <param name="File">What is so there; its scenarios are what comes with it.</param>
/// <param name="AnyNumber">True where it can have any number of people; a place with its own room in services has the number that it has.</param>
internal sealed record DescribedPlace(string Code, string Title, string Says, ScenarioFile File, bool AnyNumber)
{
    public static IReadOnlyList<DescribedPlace> All { get; } =
    [
        new("england", "Like England", "Ages, sexes and deprivation as in England as a whole.", Of(Description.England), true),
        new("older", "Older than England", "Twice as many people of 75 and over, as in parts of the coast.", Of(Aged(2)), true),
        new("younger", "Younger and poorer", "Half as many people of 75 and over, and more people in deprived streets, as in parts of cities.", Of(Aged(0.5) with { Deprivation = [3, 2.5, 2, 1.5, 1] }), true),
        .. ScenarioLibrary.All.Select(s => new DescribedPlace(s.Key, s.Value.Title, $"{s.Value.People:N0} people, with services that can be full, as they come with the product.", s.Value, false)),
    ];

    /// <summary>What can be done there: what comes with the place, then the library. The place's own stands for the library's of the same id.</summary>
    public IReadOnlyList<Offered> Offers { get; } = [.. File.Scenarios.SelectMany(s => s.Interventions ?? []).Select(Offered.Of).Concat(InterventionLibrary.All.Select(Offered.Of)).DistinctBy(o => o.Id)];

    /// <summary>The plans that come with it.</summary>
    public IReadOnlyList<Plan> Plans => [.. File.Scenarios.Select(s => new Plan(s.Title, [.. (s.Interventions ?? []).Select(i => new Pick(i.Id, (int)Math.Round(i.Reach * 100), 100))], s.Capacities ?? new Dictionary<Service, int>()))];

    public static DescribedPlace? Find(string? code) => All.FirstOrDefault(p => p.Code == code);

    public Offered? Offer(string id) => Offers.FirstOrDefault(o => o.Id == id);

    private static ScenarioFile Of(Description described) => new("A place", 60_000, [], Weeks: 156, Description: described);

    private static Description Aged(double ratio)
    {
        double[] Older(IReadOnlyList<double> people) => [.. people.Select((n, i) => Description.England.From[i] >= 75 ? n * ratio : n)];
        return Description.England with { Women = Older(Description.England.Women), Men = Older(Description.England.Men) };
    }
}
