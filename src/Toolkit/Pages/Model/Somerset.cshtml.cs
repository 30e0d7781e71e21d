using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Library;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>A published change beside what the model gives, with every assumption that it takes.</summary>
[AllowAnonymous]
internal sealed class SomersetModel(ModelDesk desk) : PageModel
{
    public static Reproduction Told => Reproduction.Somerset;

    public Reproduced? Gives { get; private set; }

    public int? Percent { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public Table Beside => new()
    {
        Caption = "Published and modelled",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["Days lost a month", new TableHead { Text = "Before", Format = "numeric" }, new TableHead { Text = "After", Format = "numeric" }, new TableHead { Text = "Change", Format = "numeric" }],
        Rows =
        [
            ["As published", ModelWords.Number(Told.Published.Before), ModelWords.Number(Told.Published.After), $"{Percents(Told.Published.QuotedPercent)} quoted, {Percents(Told.Published.ComputedPercent)} computed"],
            ["As modelled", ModelWords.Number(Math.Round(Gives!.Before)), ModelWords.Number(Math.Round(Gives.After)), Percents(Gives.Percent)],
        ],
    };

    public static Table Takes => new()
    {
        Caption = "What one has to assume to get there",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", "Here", "Otherwise", "Where it is from"],
        Rows = [.. Told.Takes.Select(t => (IReadOnlyList<TableCell>)[t.Title, t.Value, t.Otherwise, (t.Chosen ? "" : "From a source: ") + t.Source])],
    };

    public async Task OnGet()
    {
        var file = ScenarioLibrary.Find(Told.Scenario)!;
        if (await desk.Begin(file, "reproduced", (_, cancel) => Told.Of(file, threads: 1, cancel: cancel)).Within(TimeSpan.FromSeconds(3)) is not { } done)
        {
            Percent = 50;
            Response.Headers["Refresh"] = "1";
        }
        else if (done.Succeeded)
        {
            Gives = done.Value;
        }
        else
        {
            Faults = done.Faults;
        }
    }

    private static string Percents(double percent) => $"{(percent < 0 ? "−" : "+")}{Math.Abs(percent):0.#}%";
}
