using Goldthread.Coordination.CareHomes;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.CareHomes;

/// <summary>Which practice leads for a home: now, before, and from a day on. It says nothing of any person.</summary>
internal sealed class LeadModel(HomeRegister register, LeadPractices leads, KnownOrganisations organisations) : PageModel
{
    private const string None = "none";
    private User _user = null!;

    [FromRoute(Name = "home")]
    public string Code { get; set; } = "";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Practice { get; set; }

    [BindProperty]
    public string? Clinician { get; set; }

    [BindProperty]
    public DateAnswer From { get; set; } = new();

    [BindProperty]
    public string? Why { get; set; }

    public HomeLine Line { get; private set; } = null!;

    public IReadOnlyList<(LeadPractice Row, DateOnly? Until)> History { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Practices { get; private set; } = [];

    public bool MayKeep => _user.Role.May(Activities.KeepCareHomes);

    // Whoever opens no records has no round to go back to.
    public string BackHref => HomeRegister.MayRead(_user) ? IndexModel.HomeHref(Code) : "/work/care-homes";

    public string BackText => HomeRegister.MayRead(_user) ? Line.Name : "Care homes";

    public async Task<IActionResult> OnGet()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        From = DateAnswer.From(register.Today);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var shown = Seen;
        if (await Begin() is { } instead)
        {
            return instead;
        }

        var from = From.Read("First day");
        var chosen = Practice == None ? ("", "") : Practices.FirstOrDefault(p => p.Code == Practice);
        if (!from.Succeeded)
        {
            Seen = shown;
            return Refused(from.Faults.Select(f => f with { Path = f.Path is null ? nameof(From) : $"{nameof(From)}.{f.Path}" }).Concat(chosen.Item1 is null ? [Unchosen] : []));
        }

        if (chosen.Item1 is null)
        {
            Seen = shown;
            return Refused([Unchosen]);
        }

        var said = await leads.Say(Code, Line.Name, shown, (chosen.Item1, chosen.Item2), Clinician ?? "", from.Value, Why ?? "", _user);
        // After a conflict what is saved next is saved over what is shown now; after a slip it is still over what was shown before.
        Seen = !said.Succeeded && said.Fault.Kind == FaultKind.Conflict ? Seen : shown;
        return said.Succeeded ? Redirect($"{IndexModel.HomeHref(Code)}/lead?done=1") : Refused(said.Faults);
    }

    private static Fault Unchosen => new(FaultKind.Invalid, "Choose a practice", nameof(Practice));

    private PageResult Refused(IEnumerable<Fault> faults)
    {
        var all = faults.ToList();
        all.ForEach(f => ModelState.AddModelError(f.Path ?? "", f.Message));
        Response.StatusCode = all[0].Kind switch { FaultKind.Forbidden => StatusCodes.Status403Forbidden, FaultKind.Conflict => StatusCodes.Status409Conflict, _ => StatusCodes.Status400BadRequest };
        return Page();
    }

    private async Task<IActionResult?> Begin()
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

        if (await register.Find(Code) is not { } line)
        {
            return NotFound();
        }

        (_user, Line) = (user, line);
        var rows = await leads.Of(Code);
        History = LeadPractice.Periods(rows);
        Seen = rows.Count > 0 ? rows[^1].Nr : 0;
        Practices = MayKeep ? await organisations.Of(KindOfOrganisation.GpPractice) : [];
        return null;
    }
}
