using System.Text.Json;
using Goldthread.Impact.Reading;

namespace Goldthread.Impact.Agreement;

/// <summary>Something that is counted in England, and how near the model is held to it.</summary>
/// <param name="Id">Its id, by which <see cref="EnglandYear"/> gives what the model says.</param>
/// <param name="Of">What is counted, with its unit.</param>
/// <param name="Counted">What England counts.</param>
/// <param name="Least">The least that the model may give, as a ratio to it.</param>
/// <param name="Most">The most.</param>
/// <param name="Source">Who published it, for when; or how it was reckoned.</param>
/// <param name="Address">Where to read it, where that is known.</param>
/// <param name="Note">What differs between the model and the count, or why the model is off.</param>
public sealed record EnglandCount(string Id, string Of, double Counted, double Least, double Most, string Source, string? Address = null, string? Note = null)
{
    private const string Resource = "Goldthread.Impact.Agreement.england-counts.json";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<EnglandCount> All { get; } = Shipped();

    /// <summary>Whether the model is as near as it is held to be.</summary>
    public bool Holds(double modelled) => modelled >= Counted * Least && modelled <= Counted * Most;

    private static EnglandCount[] Shipped()
    {
        using var stream = typeof(EnglandCount).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("The program came without its england-counts.json.");
        return JsonSerializer.Deserialize<EnglandCount[]>(stream, ModelJson.Options) ?? throw new InvalidOperationException("england-counts.json is empty.");
    }
}
