using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Signposts;

namespace Goldthread.Toolkit.Tests;

/// <summary>Items made for tests.</summary>
internal static class Made
{
    public static Initiative Initiative(string id = "a-place", string title = "Walking together") => new()
    {
        Id = id, Title = title, Summary = "Neighbours walk with each other.", Owner = "Editors", ReviewOn = new DateOnly(2027, 1, 1),
        Place = new InitiativePlace("Wrenfield", "England"), Partners = ["Wrenfield Council"], People = "Everybody", Level = Level.Place,
        Interventions = ["community-assets"], Story = "They *walk*.", References = [new Reference("r", "A report", "Wrenfield Council", 2024)],
        Outcomes = [Figure()],
    };

    public static Figure Figure() => new() { Name = "Steps", Quoted = "a fifth more", Value = 20, Unit = "%", Theme = Theme.Activity, Source = "r" };

    public static Study Study(string id) => new()
    {
        Id = id, Title = "A study", Summary = "It was studied.", Owner = "Editors", ReviewOn = new DateOnly(2027, 1, 1), Design = Design.RandomisedTrial, People = "Everybody", Interventions = ["falls"],
        Comparator = "Usual care", Grade = Grade.Low, Reasons = ["Few people"], Reference = new Reference("r", "A paper", "A journal", 2024),
        Effects = [new Effect { Id = "e", Name = "Stays", Quoted = "as printed", Measure = Measure.RiskRatio, Estimate = 0.8, Low = 0.7, High = 0.9, Better = Better.Lower, Theme = Theme.HospitalUse }],
    };

    public static Claim Claim() => new()
    {
        Id = "a-claim", Title = "It helps", Summary = "So it is said.", Owner = "Editors", ReviewOn = new DateOnly(2027, 1, 1), Interventions = ["falls"], Findings = [new("a", "e")], Conclusion = "It may.",
    };

    public static Signpost Signpost(string id) => new()
    {
        Id = id, Title = "A guide to " + id, Summary = "How to.", Owner = "Editors", ReviewOn = new DateOnly(2027, 1, 1), Publisher = "A charity", Url = "https://example.org/" + id, Kind = SignpostKind.Guide,
        For = [Reader.Planner], Steps = [Step.Plan],
    };

    public static IReadOnlyList<string> Paths(ItemDocument document) => [.. document.Check().Select(f => f.Path!)];
}
