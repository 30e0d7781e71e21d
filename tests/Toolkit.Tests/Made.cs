using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;

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

    public static IReadOnlyList<string> Paths(ItemDocument document) => [.. document.Check().Select(f => f.Path!)];
}
