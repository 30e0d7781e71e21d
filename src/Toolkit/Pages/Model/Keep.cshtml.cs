using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Goldthread.Toolkit.Model.Kept;
using Goldthread.Toolkit.Pages.Learning;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>Keeps what a plan is expected to change, to be looked at on a day.</summary>
internal sealed class KeepModel(ModelDesk model, ExpectedDesk desk, TakingPart taking) : LearningPage(taking)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public DateAnswer TestOn { get; set; } = new();

    [BindProperty]
    public string? How { get; set; }

    public Sketch Sketch { get; private set; } = null!;

    public string Back => Sketch.Address(ScenarioModel.Path);

    public int? Percent { get; private set; }

    public IReadOnlyList<ExpectedFigure> Figures { get; private set; } = [];

    public Table Expected => new()
    {
        Caption = $"What is expected over {ModelWords.Years(Sketch.Years)}",
        Compact = true,
        FirstCellIsHeader = true,
        Head = ["What", new TableHead { Text = "Change", Format = "numeric" }, new TableHead { Text = "95 of 100 lie between", Format = "numeric" }],
        Rows = [.. Figures.Select(f => (IReadOnlyList<TableCell>)[ModelWords.Of(f.Of), ModelWords.Change(f.Of, f.Change), $"{ModelWords.Change(f.Of, f.Low)} to {ModelWords.Change(f.Of, f.High)}"])],
    };

    public Task<IActionResult> OnPost(CancellationToken cancel) => Do<ExpectedEffect>(async () =>
    {
        (Sketch, var wrong) = Sketch.Read(Request.Query);
        if (wrong.Count > 0) return wrong.ToArray();
        var expected = await DoubtDesk.Ask(model, DoubtDesk.Compared(Sketch), Longest, cancel);
        if (expected is not { } figures) return new Fault(FaultKind.TooCostly, "The model is still running. Wait a little, then keep it again: what you typed is here.");
        if (!figures.Succeeded) return figures.Faults.ToArray();
        var typed = new Typed();
        var day = typed.Take(TestOn.Read("day on which it will be looked at"), nameof(TestOn), default);
        if (typed.Faults.Count > 0) return typed.Faults.ToArray();
        return await desk.Keep(new ExpectedEffect(New, (Title ?? "").Trim(), Sketch.Address("")[1..], Sketch.Alone.Write(), figures.Value.Figures, day, (How ?? "").Trim(), "", "", "", "", default, []), Me);
    }, e => e.Href + "?done=kept");

    protected override async Task<bool> Load(bool first)
    {
        (Sketch, var wrong) = Sketch.Read(Request.Query);
        if (wrong.Count > 0 || Sketch.Plan.IsNothing) return false;
        if (first) Title = Sketch.Plan.Title(Sketch.Place);
        if (await DoubtDesk.Ask(model, DoubtDesk.Compared(Sketch), DoubtDesk.Patience, HttpContext.RequestAborted) is not { } done)
        {
            Percent = DoubtDesk.Percent(model, DoubtDesk.Compared(Sketch));
            if (first) Response.Headers["Refresh"] = "1";
        }
        else if (done.Succeeded)
        {
            Figures = done.Value.Figures;
        }

        return true;
    }
}
