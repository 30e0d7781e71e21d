using Goldthread.Coordination.CareHomes;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.CareHomes;

/// <summary>The care homes: which practice leads for each, and how many residents have a plan.</summary>
internal sealed class IndexModel(HomeRegister register) : PageModel
{
    private string _organisation = "";

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    public IReadOnlyList<HomeLine> Homes { get; private set; } = [];

    public bool ShowsPlans { get; private set; }

    public bool MayKeep { get; private set; }

    public int WithoutLead => Homes.Count(h => !h.HasLead);

    public Coverage All => Homes.Aggregate(new Coverage(0, 0, 0), (sum, h) => sum + h.Plans);

    public IReadOnlyList<HomeLine> Shown => Show switch
    {
        "none" => [.. Homes.Where(h => !h.HasLead)],
        "all" => Homes,
        _ => ShowsPlans ? [.. Homes.Where(h => !h.HasLead || IsMine(h))] : Homes,
    };

    public string Caption => Show switch
    {
        "none" => "Homes without a lead practice",
        "all" => "All homes",
        _ => ShowsPlans ? "Homes where you see residents or lead, and homes without a lead practice" : "All homes",
    };

    public IReadOnlyList<(string Practice, int Homes, Coverage Plans)> ByPractice =>
        [.. Shown.Where(h => h.HasLead).GroupBy(h => (h.Lead!.Practice, h.Lead.PracticeName))
            .Select(g => (g.Key.PracticeName, g.Count(), g.Aggregate(new Coverage(0, 0, 0), (sum, h) => sum + h.Plans))).OrderBy(g => g.PracticeName, StringComparer.Ordinal)];

    public async Task<IActionResult> OnGet()
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user || !(HomeRegister.MayRead(user) || user.Role.May(Activities.KeepCareHomes)))
        {
            return Forbid();
        }

        var sight = HomeRegister.MayRead(user) ? await AccessDecision.ForRecord(HttpContext) : await AccessDecision.For(HttpContext, Activities.KeepCareHomes, "keep care homes");
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        _organisation = user.Organisation;
        (ShowsPlans, MayKeep) = (HomeRegister.MayRead(user), user.Role.May(Activities.KeepCareHomes));
        Homes = await register.Homes(ShowsPlans ? sight.Value : null);
        return Page();
    }

    private bool IsMine(HomeLine home) => home.Plans.Residents > 0 || home.Lead?.Practice == _organisation || home.Code == _organisation;

    public static string HomeHref(string code) => "/work/care-homes/" + Uri.EscapeDataString(code);
}
