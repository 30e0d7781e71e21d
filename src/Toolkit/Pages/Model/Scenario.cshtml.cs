using Goldthread.Impact.Assumed;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>A place, what could be done there, and what would come of it: answered as the sliders move. All that is chosen stands in the address.</summary>
[AllowAnonymous]
internal sealed class ScenarioModel(ModelDesk desk, TimeProvider clock) : PageModel
{
    public const string Path = "/toolkit/model/scenario";

    public Sketch Sketch { get; private set; } = null!;

    public AnswerView? Answer { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>True where a reader asked to take something else for true: the list of all that is taken is long, and sent to nobody else.</summary>
    public bool IsVarying => Request.Query["vary"] == "1";

    public IReadOnlyList<(string Id, int Percent)> Assumed => IsVarying && Sketch.Assumed.Count < Sketch.MostAssumed ? [.. Sketch.Assumed, ("", 100)] : Sketch.Assumed;

    public static IEnumerable<AssumptionKind> Kinds => AssumptionKind.All;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        (Sketch, Faults) = Sketch.Read(Request.Query);

        // What is kept beside stands in the address, so that going back takes it away again.
        if (Request.Query["then"] == "beside" && Faults.Count == 0 && Sketch.Plans.Count < Impact.Scenarios.ScenarioFile.Most)
        {
            return Redirect((Sketch with { Plans = [.. Sketch.Plans, Sketch.Plan with { Name = "" }], Editing = Sketch.Plans.Count }).Address(Path));
        }

        if (Faults.Count == 0)
        {
            var answer = await desk.Ask(Sketch.File, cancel);
            if (answer.Succeeded) Answer = new AnswerView(Sketch, answer.Value, AnswerView.NextMonth(clock));
            else Faults = answer.Faults;
        }

        foreach (var fault in Faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        return Page();
    }

    /// <summary>What was typed, or what is taken.</summary>
    public string Typed(string name, int? taken) => Request.Query.TryGetValue(name, out var said) ? said.ToString() : taken?.ToString() ?? "";

    /// <summary>The same for a text.</summary>
    public string Said(string name, string taken) => Request.Query.TryGetValue(name, out var said) ? said.ToString() : taken;

    public string? Wrong(string name) => Faults.FirstOrDefault(f => f.Path == name)?.Message;

    /// <summary>True where a field of a part of the form is wrong: that part stands open.</summary>
    public bool IsWrongIn(string part) => Faults.Any(f => f.Path?.StartsWith(part, StringComparison.Ordinal) == true);

    /// <summary>True where a field that says who lives there is wrong.</summary>
    public bool IsWrongInPeople => Faults.Any(f => PeopleForm.Asks(f.Path));

    /// <summary>The address with another plan shown, or with one taken away.</summary>
    public string Show(int plan) => (Sketch with { Editing = plan }).Address(Path);

    public string Without(int plan) => (Sketch with { Plans = [.. Sketch.Plans.Where((_, i) => i != plan)], Editing = Math.Max(0, Sketch.Editing - (plan <= Sketch.Editing ? 1 : 0)) }).Address(Path);
}
