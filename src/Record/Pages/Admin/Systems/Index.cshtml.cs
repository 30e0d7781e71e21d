using Goldthread.DesignSystem.Components;
using Goldthread.Kernel.Data;
using Goldthread.Record.SignIn;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Admin.Systems;

/// <summary>The programs that may use the FHIR interface, and the way to let one in or shut one out.</summary>
[StepUp]
internal sealed class SystemsModel(Database database, UserChanges changes) : AdminPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Scopes { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Keys { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<SmartClient> All { get; private set; } = [];

    public IReadOnlyList<SelectItem> Roles { get; } =
    [
        new() { Value = "", Text = "None: it is an application" },
        .. Access.Role.All.Where(r => r.MayUseFhir && r.Code != Access.User.System.RoleCode).Select(r => new SelectItem { Value = r.Code, Text = r.Title }),
    ];

    public string? DoneWords => Done switch
    {
        "asked" => "Asked for. It has access when another administrator has approved it.",
        "ended" => "It is shut out from now on.",
        _ => null,
    };

    public async Task OnGet() => All = await database.Read(ClientTable.All);

    public async Task<IActionResult> OnPost()
    {
        var details = new ChangeDetails(Name?.Trim(), Role: Role, Organisation: Organisation?.Trim(), Reference: Reference?.Trim(), Scopes: Scopes?.Trim(), Keys: Keys?.Trim());
        return await Ask(ChangeKind.AddSystem, details, Why, "asked");
    }

    public Task<IActionResult> OnPostEnd(string? client) => Ask(ChangeKind.EndSystem, new ChangeDetails(Reference: client), "shut out on the page of systems", "ended");

    private async Task<IActionResult> Ask(ChangeKind kind, ChangeDetails details, string? why, string done)
    {
        var asked = await changes.Ask(Who, kind, "", details, why ?? "");
        if (asked.Succeeded)
        {
            return Redirect("/admin/systems?done=" + done);
        }

        ModelState.AddModelError(asked.Fault.Path ?? "", asked.Fault.Message);
        await OnGet();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
