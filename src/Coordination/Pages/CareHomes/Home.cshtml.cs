using Goldthread.Coordination.CareHomes;
using Goldthread.DesignSystem.Text;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.CareHomes;

/// <summary>The weekly round of one home: who should be seen first, and why; printed it is the list to walk with.</summary>
internal sealed class HomeModel(HomeRegister register, HomeRound round) : PageModel
{
    [FromRoute(Name = "home")]
    public string Code { get; set; } = "";

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public HomeLine Line { get; private set; } = null!;

    public IReadOnlyList<RoundLine> Lines { get; private set; } = [];

    public int OutOfSight { get; private set; }

    public bool MayKeep { get; private set; }

    public bool MayTick { get; private set; }

    public DateOnly Today => round.Today;

    public string Href => IndexModel.HomeHref(Code);

    public bool OnlyWithout => Show == "without";

    public IReadOnlyList<RoundLine> Shown => OnlyWithout ? [.. Lines.Where(l => l.Facts.Plan is null)] : Lines;

    public int SeenCount => Lines.Count(l => l.Facts.LastSeen?.Day >= RoundRow.Monday(Today));

    public Coverage Plans => new(Lines.Count(l => l.Facts.Plan is not null), Lines.Count, OutOfSight);

    public async Task<IActionResult> OnGet()
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user || !HomeRegister.MayRead(user) || await AccessDecision.ForRecord(HttpContext) is not { Succeeded: true } sight)
        {
            return Forbid();
        }

        if (await register.Find(Code) is not { } line)
        {
            return NotFound();
        }

        Line = line;
        (MayKeep, MayTick) = (user.Role.May(Activities.KeepCareHomes), user.Role.May(Activities.Write));
        (Lines, OutOfSight) = await round.List(Code, user, sight.Value);
        return Page();
    }

    public static string PlanWords(PersonalPlan? plan) => plan is null ? "None" : plan.ReviewBy is { } by ? $"Review by {Dates.Date(by)}" : "In place";
}
