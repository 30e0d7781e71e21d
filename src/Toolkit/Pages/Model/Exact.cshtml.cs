using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Exactly;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>The simulation of a plan beside the exact answer for one kind of person.</summary>
[AllowAnonymous]
internal sealed class ExactModel(ModelDesk desk) : SketchPage
{
    private const int Copies = 20_000;

    // Mrs Smith: 84, moderately frail, three or four long-term conditions, at home with somebody who looks after her.
    private static readonly Person MrsSmith = new(84, Sex.Female, 3, Frailty.Moderate, 2, true, Place.Home);

    public LiveCheck? Check { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public int? Percent { get; private set; }

    public Table Figures => new()
    {
        Caption = "For one person, with the plan",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", new TableHead { Text = "Worked out", Format = "numeric" }, new TableHead { Text = "Simulated", Format = "numeric" }, new TableHead { Text = "Standard errors apart", Format = "numeric" }],
        Rows = [.. Check!.Figures.Select(f => (IReadOnlyList<TableCell>)[$"{f.Title} ({f.Unit})", Said(f.Exact), Said(f.Simulated), f.Z is { } z ? Math.Abs(z).ToString("0.0", CultureInfo.InvariantCulture) : "Too rare to judge"])],
    };

    public async Task<IActionResult> OnGet()
    {
        if (!Take()) return Redirect(Back);
        var scenario = Sketch.Alone is var file ? file.World(file.Scenarios[0]) : null!;
        var job = desk.Begin(Sketch.Alone, "exact", (_, _) => LiveCheck.Of(scenario, MrsSmith, Copies, threads: 1));
        if (await job.Within(TimeSpan.FromSeconds(3)) is not { } done)
        {
            Percent = 50;
            Response.Headers["Refresh"] = "1";
        }
        else if (done.Succeeded)
        {
            Check = done.Value;
        }
        else
        {
            Faults = done.Faults;
        }

        return Page();
    }

    private static string Said(double value) => Math.Abs(value) >= 100 ? value.ToString("N1", CultureInfo.InvariantCulture) : value.ToString("0.#####", CultureInfo.InvariantCulture);
}
