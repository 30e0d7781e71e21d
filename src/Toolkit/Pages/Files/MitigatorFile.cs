using System.Globalization;
using System.Text;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Mitigators;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Toolkit.Pages.Files;

/// <summary>Mitigators as CSV: a row a part.</summary>
internal static class MitigatorFile
{
    private static readonly string[] Head =
        ["mitigator", "title", "activity", "mitigation", "code", "part", "low_percent", "mean_percent", "high_percent", "experts", "where", "horizon", "source", "url", "caution"];

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/toolkit/evidence/mitigators.csv", AllAsCsv).AllowAnonymous();

    internal static string Csv(IEnumerable<Mitigator> mitigators)
    {
        var text = new StringBuilder(CsvText.Line(Head));
        foreach (var m in mitigators)
        {
            var source = m.Elicitation is { } e ? m.References.First(r => r.Id == e.Source) : null;
            foreach (var p in m.Parts)
            {
                text.Append(CsvText.Line(
                [
                    m.Id, m.Title, ItemWords.Code(m.Activity), ItemWords.Code(m.Mitigation), p.Code, p.Name, Plain(p.Low), Plain(p.Mean), Plain(p.High), m.Elicitation?.Experts.ToString(CultureInfo.InvariantCulture),
                    m.Elicitation?.Where, m.Elicitation?.Horizon, source?.Title, source?.Url, p.Mean is null ? "" : MitigatorWords.Caution,
                ]));
            }
        }

        return text.ToString();
    }

    private static async Task<IResult> AllAsCsv(ToolkitShelf shelf) =>
        Results.File(Encoding.UTF8.GetBytes(Csv((await shelf.EveryOne<Mitigator>(ItemKind.Mitigator)).Select(m => m.Document))), "text/csv; charset=utf-8", "mitigators.csv");

    private static string? Plain(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);
}
