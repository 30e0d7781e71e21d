using System.Text.Json;

namespace Goldthread.Impact.Agreement;

/// <summary>What a check against the oracles gave, kept so that it can be read where the oracles themselves are not. <c>goldthread model check --write FILE</c> writes it.</summary>
/// <param name="On">The day of the check.</param>
/// <param name="Version">The version of the program that was checked.</param>
/// <param name="Lines">How close it came, an oracle a line.</param>
public sealed record AgreementRecord(DateOnly On, string Version, IReadOnlyList<OracleLine> Lines)
{
    private const string Resource = "Goldthread.Impact.Agreement.agreement.json";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>The version of the program that runs.</summary>
    public static string Running => typeof(AgreementRecord).Assembly.GetName().Version!.ToString(3);

    /// <summary>The check that came with the program.</summary>
    public static AgreementRecord Kept()
    {
        using var stream = typeof(AgreementRecord).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("The program came without its agreement.json.");
        return JsonSerializer.Deserialize<AgreementRecord>(stream, Json) ?? throw new InvalidOperationException("agreement.json is empty.");
    }

    /// <summary>The check as the file has it.</summary>
    public string Text() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>
    /// Where another check says otherwise than this one, in words. Differences far below anything that is read hang on the machine's arithmetic, so up to a billionth, or a hundredth of the
    /// largest difference itself, counts as the same.
    /// </summary>
    public IEnumerable<string> Otherwise(IReadOnlyList<OracleLine> seen)
    {
        foreach (var gone in Lines.Where(kept => !seen.Any(line => line.Name == kept.Name))) yield return $"{gone.Name}: was checked, and is no longer.";
        foreach (var line in seen)
        {
            if (Lines.FirstOrDefault(kept => kept.Name == line.Name) is not { } kept) yield return $"{line.Name}: is checked, and is not in the file.";
            else if (kept.Cases != line.Cases) yield return $"{line.Name}: {line.Cases} numbers, {kept.Cases} in the file.";
            else if (!(Math.Abs(kept.Largest - line.Largest) <= Math.Max(1e-9, kept.Largest / 100))) yield return $"{line.Name}: largest difference {line.Largest:G4}, {kept.Largest:G4} in the file.";
            else if (kept.Most < line.Most || kept.Most > line.Most || kept.Unit != line.Unit) yield return $"{line.Name}: at most {line.Most:G4} {line.Unit}, {kept.Most:G4} {kept.Unit} in the file.";
        }
    }
}
