using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Forms;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.SignIn;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Admin.Users.One;

/// <summary>One user: roles, teams, ways to sign in, sessions, and what was changed.</summary>
[StepUp]
internal sealed class UserModel(Database database, UserChanges changes, Sessions sessions, SignInJournal journal, TimeProvider clock) : AdminPage
{
    private const int MostHistory = 50;

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? OrganisationName { get; set; }

    [BindProperty]
    public DateAnswer Until { get; set; } = new();

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Issuer { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [TempData]
    public string? Message { get; set; }

    public User About { get; private set; } = null!;

    public bool IsDisabled { get; private set; }

    public IReadOnlyList<Membership> Roles { get; private set; } = [];

    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public IReadOnlyList<(string Issuer, string Subject)> Identities { get; private set; } = [];

    public IReadOnlyList<UserChange> History { get; private set; } = [];

    public int OpenSessions { get; private set; }

    public static IReadOnlyList<SelectItem> RoleChoices { get; } =
        [.. Access.Role.All.Where(r => r.Code != Access.User.System.RoleCode).Select(r => new SelectItem { Value = r.Code, Text = r.Title + (UserChange.IsPowerful(r.Code) ? " (a second administrator approves)" : "") })];

    public async Task<IActionResult> OnGet(string id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostGive(string id)
    {
        DateTimeOffset? until = null;
        if (!Until.IsEmpty)
        {
            var last = Until.Read("Last day");
            if (!last.Succeeded)
            {
                ModelState.AddModelError(last.Fault.Path is { } part ? "Until." + part : "Until", last.Fault.Message);
                return await OnGet(id);
            }

            until = new DateTimeOffset(last.Value.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        }

        return await Ask(id, ChangeKind.GiveRole, new ChangeDetails(Role: Role, Organisation: Organisation?.Trim(), OrganisationName: OrganisationName, From: until is null ? null : clock.GetUtcNow(), Until: until));
    }

    public Task<IActionResult> OnPostTake(string id) => Ask(id, ChangeKind.TakeRole, new ChangeDetails(Role: Role, Organisation: Organisation, Reference: Reference ?? ""));

    public Task<IActionResult> OnPostJoin(string id) => Ask(id, ChangeKind.JoinTeam, new ChangeDetails(Reference: Reference));

    public Task<IActionResult> OnPostLeave(string id) => Ask(id, ChangeKind.LeaveTeam, new ChangeDetails(Reference: Reference));

    public Task<IActionResult> OnPostTeam(string id) => Ask(id, ChangeKind.AddTeam, new ChangeDetails(Name, Organisation: Organisation));

    public Task<IActionResult> OnPostLink(string id) => Ask(id, ChangeKind.AddIdentity, new ChangeDetails(Issuer: Issuer, Subject: Subject));

    public Task<IActionResult> OnPostUnlink(string id) => Ask(id, ChangeKind.RemoveIdentity, new ChangeDetails(Issuer: Issuer, Subject: Subject));

    public Task<IActionResult> OnPostDisable(string id) => Ask(id, ChangeKind.Disable, new ChangeDetails());

    public Task<IActionResult> OnPostEnable(string id) => Ask(id, ChangeKind.Enable, new ChangeDetails());

    public async Task<IActionResult> OnPostEnd(string id)
    {
        var ended = await sessions.EndOfUser(id, SessionEnd.Administrator);
        await journal.Write(Who.Acting("pages"), Who.Role.Purpose, $"sign {id} out everywhere ({ended} sessions)");
        Message = $"They were signed out {ended} times.";
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult> Ask(string id, ChangeKind kind, ChangeDetails details)
    {
        var asked = await changes.Ask(Who, kind, id, details, Why ?? "");
        if (!asked.Succeeded)
        {
            ModelState.AddModelError(asked.Fault.Path ?? "", asked.Fault.Message);
            return await OnGet(id);
        }

        Message = asked.Value.State == UserChange.Waiting ? "Another administrator must approve this before it counts." : "Done.";
        return RedirectToPage(new { id });
    }

    private Task<bool> Load(string id) => database.Read(session =>
    {
        var now = clock.GetUtcNow();
        IsDisabled = UserStateTable.IsDisabled(session, id);
        if ((UserTable.Find(session, id, now) ?? UserStateTable.FindAny(session, id)) is not { } user)
        {
            return false;
        }

        About = user;
        Roles = Membership.Of(user, MembershipTable.OfUser(session, id), [], now);
        Teams = TeamTable.All(session);
        Identities = IdentityOfUserTable.OfUser(session, id);
        History = UserChangeTable.OfUser(session, id, MostHistory);
        OpenSessions = SessionTable.OfUser(session, id).Count;
        return true;
    }).AsTask();
}
