using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Exactly;
using Goldthread.Impact.Journeys;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>A plan without chance: what is to be expected for one kind of person, worked out from the rules, as things are and with the plan; and the simulation beside it.</summary>
[AllowAnonymous]
internal sealed class ExactModel(ModelDesk desk) : SketchPage
{
    public const string Path = "/toolkit/model/exact";

    private const int Copies = 20_000;

    // Fewer are enough where only what is worked out is read.
    private const int FewestCopies = 1000;

    public Persona Who { get; private set; } = null!;

    /// <summary>As things are.</summary>
    public LiveCheck? Before { get; private set; }

    /// <summary>With the plan.</summary>
    public LiveCheck? Check { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public int? Percent { get; private set; }

    /// <summary>For how many years it is worked out.</summary>
    public int Years => Math.Min(Sketch.Years, ExactAnswer.LongestWeeks / 52);

    public string Sentence
    {
        get
        {
            if (Before!.Figures.Zip(Check!.Figures).All(f => f.First.Exact == f.Second.Exact)) return $"Nothing in this plan is for somebody like {Who.Name}: nothing changes.";
            var (was, now) = (Hospital(Before), Hospital(Check));
            return $"Over {ModelWords.Years(Years)} somebody like {Who.Name} is to expect {Said(was)} days in hospital as it is, and {Said(now)} with the plan.";
        }
    }

    public Table Figures => new()
    {
        Caption = $"What one person is to expect over {ModelWords.Years(Years)}",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", new TableHead { Text = "As it is", Format = "numeric" }, new TableHead { Text = "With the plan", Format = "numeric" }, new TableHead { Text = "Change", Format = "numeric" }],
        Rows = [.. Before!.Figures.Zip(Check!.Figures).Select(f => (IReadOnlyList<TableCell>)[Name(f.First), Said(f.First.Exact), Said(f.Second.Exact), ModelWords.Signed(f.Second.Exact - f.First.Exact, Said)])],
    };

    public Table Held => new()
    {
        Caption = "For one person, with the plan",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", new TableHead { Text = "Worked out", Format = "numeric" }, new TableHead { Text = "Simulated", Format = "numeric" }, new TableHead { Text = "Standard errors apart", Format = "numeric" }],
        Rows = [.. Check!.Figures.Select(f => (IReadOnlyList<TableCell>)[Name(f), Said(f.Exact), Said(f.Simulated), f.Z is { } z ? Math.Abs(z).ToString("0.0", CultureInfo.InvariantCulture) : "Too rare to judge"])],
    };

    public async Task<IActionResult> OnGet()
    {
        if (!Take()) return Redirect(Back);
        Who = Persona.Find(Request.Query["who"]);
        var file = Sketch.Alone with { Weeks = Math.Min(Sketch.Weeks, ExactAnswer.LongestWeeks) };
        var job = desk.Begin(file, $"exact {Who.Code}", (progress, _) => Both(file.Baseline, file.World(file.Scenarios[0]), progress));
        if (await job.Within(TimeSpan.FromSeconds(3)) is not { } done)
        {
            Percent = (int)(job.Share * 100);
            Response.Headers["Refresh"] = "1";
        }
        else if (done.Succeeded)
        {
            (Before, Check) = done.Value;
        }
        else
        {
            Faults = done.Faults;
        }

        return Page();
    }

    public string Of(Persona who) => Sketch.Address(Path, ("who", who.Code));

    private Outcome<(LiveCheck Before, LiveCheck After)> Both(Scenario baseline, Scenario world, IProgress<double> progress)
    {
        progress.Report(0.1);
        var before = LiveCheck.Of(baseline, Who.Kind, FewestCopies, threads: 1);
        if (!before.Succeeded) return before.Faults.ToArray();
        progress.Report(0.4);
        var after = LiveCheck.Of(world, Who.Kind, Copies, threads: 1);
        return after.Succeeded ? (before.Value, after.Value) : after.Faults.ToArray();
    }

    private static double Hospital(LiveCheck check) => check.Figures.Where(f => f.Code is "ward" or "ready-to-leave").Sum(f => f.Exact);

    private static string Name(Held figure) => figure.Unit is "days" or "count" ? figure.Title : $"{figure.Title} ({figure.Unit})";

    private static string Said(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "N1", >= 1 => "0.00", _ => "0.#####" }, CultureInfo.InvariantCulture);
}
