using System.Globalization;
using Goldthread.Impact.Agreement;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open.Model;

/// <summary>How close the models come to what others made, for everyone.</summary>
[AllowAnonymous]
internal sealed class ValidationModel : PageModel
{
    /// <summary>The check that came with the program.</summary>
    public AgreementRecord Check { get; } = AgreementRecord.Kept();

    /// <summary>Each oracle with its words.</summary>
    public IEnumerable<(OracleLine Line, OracleSource Source)> Oracles => Check.Lines.Select(line => (line, OracleSource.Of(line.Name) ?? new OracleSource(line.Name, "Not described", "Not described", null)));

    /// <summary>The run against England that came with the program.</summary>
    public EnglandRecord England { get; } = EnglandRecord.Kept();

    /// <summary>Each figure that England counts, with what the model gives.</summary>
    public IReadOnlyList<(EnglandCount Count, double Modelled)> Counts => [.. England.Lines];

    /// <summary>How many of them are more than a tenth off.</summary>
    public int Off => Counts.Count(line => Math.Abs((line.Modelled / line.Count.Counted) - 1) > 0.1);

    /// <summary>A figure as people read it: three digits, no more.</summary>
    public static string Figure(double figure) => figure.ToString(Math.Abs(figure) switch { >= 100 => "N0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    /// <summary>A difference, or the most that passes, as people read it.</summary>
    public static string Words(double difference, string unit)
    {
        if (unit.StartsWith("standard errors", StringComparison.Ordinal)) return $"{difference.ToString("0.0", CultureInfo.InvariantCulture)} {unit}";
        if (unit.StartsWith("share of", StringComparison.Ordinal)) return difference.ToString("0.##%", CultureInfo.InvariantCulture) + " of the draws";
        if (difference == 0) return "none at all";
        // "None in the first 12 digits" says more than a number with a power of ten.
        if (difference < 1e-4) return $"none in the first {(int)Math.Floor(-Math.Log10(difference))} digits";
        return difference.ToString("0.##%", CultureInfo.InvariantCulture);
    }
}
