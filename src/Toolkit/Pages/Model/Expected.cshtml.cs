using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Text;
using Goldthread.Toolkit.Model.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Model;

/// <summary>What places expect of their plans, and when they will know.</summary>
[AllowAnonymous]
internal sealed class ExpectedModel(ExpectedDesk desk, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ExpectedEffect> All { get; private set; } = [];

    public Table Rows => new()
    {
        Caption = "What places expect",
        Responsive = true,
        FirstCellIsHeader = true,
        Head = ["Plan", "Who expects it", "To be looked at", "What came of it"],
        Rows = [.. All.Select(e => (IReadOnlyList<TableCell>)[new TableCell { Text = e.Title, Href = e.Href }, e.OrganisationName, Dates.Date(e.TestOn), State(e)])],
    };

    public async Task OnGet() => All = await desk.All();

    private string State(ExpectedEffect effect) => effect.Found.Count > 0 ? $"Measured, last on {Dates.Date(effect.Found[^1].On)}" : effect.IsOverdue(Dates.DayInLondon(clock.GetUtcNow())) ? "The day has passed and nothing is written down" : "Not yet";
}
