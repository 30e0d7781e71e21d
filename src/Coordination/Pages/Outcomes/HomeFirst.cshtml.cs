using Goldthread.Coordination.HomeFirst.National;
using Goldthread.DesignSystem.Charts;
using Goldthread.Kernel.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Outcomes;

/// <summary>Published figures about leaving hospital, by place and month, for everyone. Places stand in the order of their names, never in that of their figures.</summary>
[AllowAnonymous]
internal sealed class HomeFirstModel(Database database) : PageModel
{
    [FromQuery(Name = "measure")]
    public string? Asked { get; set; }

    [FromQuery(Name = "place")]
    public string[] Places { get; set; } = [];

    [FromQuery(Name = "format")]
    public string? Format { get; set; }

    public Measure Measure { get; private set; } = Measure.All[0];

    public IReadOnlyList<NationalPlace> Choices { get; private set; } = [];

    public IReadOnlyList<PlaceSeries> Shown { get; private set; } = [];

    public IReadOnlyList<LoadedFile> Files { get; private set; } = [];

    public string Sentence => NationalWords.Sentence(Measure, Shown);

    public LineChart Chart => new()
    {
        Title = Measure.Title,
        Unit = null,
        Series = [.. Shown.Select(s => new ChartSeries(s.Place.Name, [.. s.Points.Select(p => ChartPoint.On(p.Month, p.Value, note: p.Value is null ? "not published" : null))]))],
        Says = Sentence,
        Time = ChartTime.Month,
        Decimals = Measure.Decimals,
        FromZero = true,
        CsvHref = $"/outcomes/home-first{Query("csv")}",
    };

    public bool IsChosen(string code) => Shown.Any(s => s.Place.Code == code);

    public async Task<IActionResult> OnGet()
    {
        Measure = Measure.All.FirstOrDefault(m => m.Code == Asked) ?? Measure.All[0];
        var wanted = Places.Distinct(StringComparer.Ordinal).Take(Measure.MostPlaces).ToList();
        (Choices, Shown, Files) = await database.Read(session =>
        {
            var choices = NationalTable.Places(session).Where(p => p.Kind == Measure.Kind).ToList();
            var chosen = choices.Where(p => wanted.Contains(p.Code)).ToList();
            if (chosen.Count == 0)
            {
                chosen = [.. choices.Take(2)];
            }

            return (choices, chosen.Select(p => Measure.Read(p, NationalTable.Of(session, p.Code, Measure.Series))).ToList(),
                NationalTable.Files(session).Where(f => f.Series == Measure.Series && f.Kind == Measure.Kind).ToList());
        });
        return Format == "csv" && Shown.Count > 0 ? Content(Chart.ToCsv(), "text/csv; charset=utf-8") : Page();
    }

    private string Query(string format) => QueryString.Create(
        [KeyValuePair.Create<string, string?>("measure", Measure.Code), .. Shown.Select(s => KeyValuePair.Create<string, string?>("place", s.Place.Code)), KeyValuePair.Create<string, string?>("format", format)]).ToString();
}
