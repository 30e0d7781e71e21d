using System.Globalization;
using Goldthread.DesignSystem.Components;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Fitting;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>What an area counts of itself, and the model fitted to it: what was moved, by how much, and how near it comes.</summary>
[AllowAnonymous]
internal sealed class FitModel(ModelDesk desk) : PageModel
{
    public const string Path = "/toolkit/model/fit";

    // Beyond these a fit says more of the counts, or of what they are set beside, than of the place.
    private const double Doubtful = 2;

    public Sketch Sketch { get; private set; } = null!;

    public FitForm? Form { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public int? Percent { get; private set; }

    public Fit? Fit { get; private set; }

    public string Back => Sketch.Address(ScenarioModel.Path);

    /// <summary>The scenario page with what was fitted.</summary>
    public string Use => (Sketch with { Fitted = new FittedTo(Form!.People, [.. Fit!.Lines.Select(l => new Counted(l.Observed.Of, l.Observed.Number, l.Ratio))]) }).Address(ScenarioModel.Path);

    public IEnumerable<string> Doubts => Fit!.Lines.Where(l => l.Ratio is > Doubtful or < 1 / Doubtful).Select(l => FittedTo.Asks(l.Observed.Of));

    public string Sentence
    {
        get
        {
            var near = Fit!.Lines.Count(l => l.IsWithin(l.After));
            return $"{(Fit.Lines.Count == 1 ? "What you counted is" : near == Fit.Lines.Count ? $"All {near} numbers are" : $"{near} of {Fit.Lines.Count} numbers are")} {(near == 0 ? "not met: what is left is more than chance makes of a year" : "met, as near as chance lets a year be told")}.";
        }
    }

    public Table Table => new()
    {
        Caption = $"Your {Form!.People:N0} people, in a year",
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", Number("You counted"), Number("The model before"), Number("The model fitted"), Number("Fitted, for each one counted"), "What was moved"],
        Rows = [.. Fit!.Lines.Select(l => (IReadOnlyList<TableCell>)[FittedTo.Asks(l.Observed.Of), ModelWords.Number(l.Observed.Number), Whole(l.Before), Whole(l.After), l.Target > 0 ? (l.After / l.Target).ToString("0.00", CultureInfo.InvariantCulture) : "–", Moved(l)])],
    };

    public async Task<IActionResult> OnGet()
    {
        (Sketch, Faults) = Sketch.Read(Request.Query);
        if (Faults.Count > 0) return Redirect(Back);
        if (FitForm.IsIn(Request.Query))
        {
            Form = FitForm.Read(Request.Query);
            Faults = Form.Faults;
            if (Faults.Count == 0) await Try();
        }

        foreach (var fault in Faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        return Page();
    }

    /// <summary>What was typed, or what the plan is fitted to already.</summary>
    public string Typed(Observable of) => Request.Query.TryGetValue(FitForm.Field(of), out var said) ? said.ToString() : Form is null && Sketch.Fitted.Lines.FirstOrDefault(l => l.Of == of) is { } line ? line.Number.ToString("0", CultureInfo.InvariantCulture) : "";

    public string TypedPeople => Request.Query.TryGetValue(FitForm.Of, out var said) ? said.ToString() : (Sketch.Fitted.IsNothing ? Sketch.People : Sketch.Fitted.People).ToString(CultureInfo.InvariantCulture);

    public string? Wrong(string name) => Faults.FirstOrDefault(f => f.Path == name)?.Message;

    private async Task Try()
    {
        var file = (Sketch with { Fitted = FittedTo.Nothing }).File with { Title = "", Scenarios = [], Observed = Form!.Observed };
        var job = desk.Begin(file, "fit", (progress, cancel) => Fit.Of(file, threads: 1, progress, cancel));
        if (await job.Within(DoubtDesk.Patience) is not { } done)
        {
            Percent = (int)(job.Share * 100);
            Response.Headers["Refresh"] = "1";
        }
        else if (done.Succeeded)
        {
            Fit = done.Value;
        }
        else
        {
            Faults = [.. done.Faults.Select(Named)];
        }
    }

    // A fault of the file is one of the field that the number was typed into.
    private Fault Named(Fault fault)
    {
        var at = Form!.Observed.Index().Where(o => fault.Path?.StartsWith($"observed[{o.Index}]", StringComparison.Ordinal) == true).Select(o => o.Item).FirstOrDefault();
        return at is null ? fault : new Fault(fault.Kind, $"{FittedTo.Asks(at.Of)}: {at.Number:N0} a year cannot be met. {fault.Message}", FitForm.Field(at.Of));
    }

    private static TableHead Number(string text) => new() { Text = text, Format = "numeric" };

    private string Whole(double ofModel) => ModelWords.Number(Math.Round(ofModel * Form!.People / Sketch.People));

    private static string Moved(FitLine line)
    {
        var words = string.Join("; ", line.Scaled.Select(id => AssumptionKind.Find(id)?.Says ?? (line.Observed.Of == Observable.CareHomeResidents ? "Share of people of 65 and over in care homes at the start" : "Share of people of 65 and over with home care at the start")));
        return Math.Abs(line.Ratio - 1) < 0.0005 ? "Nothing: it fits as it is" : $"{words}: times {line.Ratio.ToString("0.###", CultureInfo.InvariantCulture)}";
    }
}
