using System.Text.Json;

namespace Goldthread.Impact.Agreement;

/// <summary>What the model gave of what England counts when it was last looked at, so that it can be read without a run. <c>goldthread model england --write FILE</c> writes it.</summary>
/// <param name="On">The day of the run.</param>
/// <param name="Version">The version of the program that ran.</param>
/// <param name="Modelled">What the model gave, by the id of <see cref="EnglandCount"/>.</param>
public sealed record EnglandRecord(DateOnly On, string Version, IReadOnlyDictionary<string, double> Modelled)
{
    private const string Resource = "Goldthread.Impact.Agreement.england-modelled.json";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>Each count with what the model gave.</summary>
    public IEnumerable<(EnglandCount Count, double Modelled)> Lines => EnglandCount.All.Select(count => (count, Modelled[count.Id]));

    /// <summary>The run that came with the program.</summary>
    public static EnglandRecord Kept()
    {
        using var stream = typeof(EnglandRecord).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("The program came without its england-modelled.json.");
        return JsonSerializer.Deserialize<EnglandRecord>(stream, Json) ?? throw new InvalidOperationException("england-modelled.json is empty.");
    }

    /// <summary>The run as the file has it.</summary>
    public string Text() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Where a fresh run says otherwise than this one, in words. A thousandth is let pass: a draw may fall on the other side where arithmetic differs between machines.</summary>
    public IEnumerable<string> Otherwise(IReadOnlyDictionary<string, double> fresh)
    {
        foreach (var id in Modelled.Keys.Except(fresh.Keys)) yield return $"{id}: is in the file, and is no longer counted.";
        foreach (var (id, modelled) in fresh)
        {
            if (!Modelled.TryGetValue(id, out var kept)) yield return $"{id}: is counted, and is not in the file.";
            else if (!(Math.Abs(modelled - kept) <= kept / 1000)) yield return $"{id}: {modelled:G5}, {kept:G5} in the file.";
        }
    }
}
