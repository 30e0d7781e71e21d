using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Library;

/// <summary>Scenario files that come with the product: to look at, to run, and to start one's own from.</summary>
public static class ScenarioLibrary
{
    private const string Prefix = "Goldthread.Impact.Library.Scenarios.";

    /// <summary>All of them by id, which is the name of the file. One that cannot be read is a bug: <see cref="InvalidDataException"/>.</summary>
    public static IReadOnlyDictionary<string, ScenarioFile> All { get; } = ShippedText.Below(Prefix).ToDictionary(
        f => f.Name, f => ScenarioFile.Read(f.Text) is { Succeeded: true } read ? read.Value : throw new InvalidDataException($"{f.Name}: {string.Join("; ", ScenarioFile.Read(f.Text).Faults)}"), StringComparer.Ordinal);

    /// <summary>The one of an id, or null: “home-first”, “somerset”.</summary>
    public static ScenarioFile? Find(string id) => All.GetValueOrDefault(id);
}
