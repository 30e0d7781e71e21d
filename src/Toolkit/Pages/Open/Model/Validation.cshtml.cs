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
