using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>A page about a sketch that stands in its address.</summary>
internal abstract class SketchPage : PageModel
{
    public Sketch Sketch { get; private set; } = null!;

    public string Back => Sketch.Address(ScenarioModel.Path);

    public string PlanTitle => Sketch.Plan.Title(Sketch.Place);

    /// <summary>Takes the sketch of the address. False where it cannot be taken or nothing is done in it: the scenario page says why.</summary>
    protected bool Take()
    {
        (Sketch, var faults) = Sketch.Read(Request.Query);
        return faults.Count == 0 && !Sketch.Plan.IsNothing;
    }
}
