using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>What every service does and what everything costs, as it is and with the plan.</summary>
[AllowAnonymous]
internal sealed class LinesModel(ModelDesk desk, TimeProvider clock) : SketchPage
{
    public AnswerView? Answer { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Take()) return Redirect(Back);
        var answer = await desk.Ask(Sketch.File, cancel);
        if (answer.Succeeded) Answer = new AnswerView(Sketch, answer.Value, AnswerView.NextMonth(clock));
        else Faults = answer.Faults;
        return Page();
    }
}
