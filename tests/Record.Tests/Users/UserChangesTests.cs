using System.Net;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Users;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Users;

public sealed class UserChangesTests
{
    private static readonly User Lee = new("lee", "Lee", "Administrator", "administrator", "ICB", "The board");
    private static readonly User Mo = new("mo", "Mo", "Administrator", "administrator", "ICB", "The board");
    private static readonly User Kim = new("kim", "Kim", "Administrator", "administrator", "ICB", "The board");
    private static readonly User Nurse = new("nurse", "Nurse", "Nurse", "practice-nurse", "GP1", "Practice one");

    [DatabaseTheory]
    public async Task PowerfulRole_CountsWhenAnotherAdministratorApproves_Once(DatabaseKind kind)
    {
        await using var world = await Start(kind);
        var changes = world.Services.GetRequiredService<UserChanges>();
        var asked = (await changes.Ask(Lee, ChangeKind.GiveRole, Nurse.Id, Give("privacy-officer"), "New post")).Value;
        (asked.State, (await Roles(world)).Count).ShouldBe((UserChange.Waiting, 0));

        (await changes.Approve(Lee, asked.Id)).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        (await changes.Approve(Nurse, asked.Id)).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        var both = await Task.WhenAll(changes.Approve(Mo, asked.Id), changes.Approve(Kim, asked.Id));

        both.Count(b => b.Succeeded).ShouldBe(1);
        both.Single(b => !b.Succeeded).Fault.Kind.ShouldBe(FaultKind.Conflict);
        (await Roles(world)).ShouldBe(["privacy-officer"]);
        (await changes.Refuse(Kim, asked.Id)).Fault.Kind.ShouldBe(FaultKind.Conflict);
        var acts = await world.Records.Read(s => s.Statement("select activity from kernel_journal where part = -1 order by act_no").List(r => r.GetString(0)));
        acts.ShouldBe(["ask to give nurse the role privacy-officer at GP1 (New post)", "approve: give nurse the role privacy-officer at GP1 (New post)"]);
        (await Faults(world)).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Verify_AChangeEditedRemovedOrDecidedByNobody_IsFound(DatabaseKind kind)
    {
        string[] forgeries =
        [
            "update record_user_change set details = replace(details, 'GP1', 'GP2') where state = 'done'",
            "update record_user_change set user_id = 'somebody' where state = 'waiting'",
            "update record_user_change set why = 'Another reason' where state = 'done'",
            "update record_user_change set decided_by = 'kim' where state = 'done'",
            "update record_user_change set state = 'refused' where state = 'done'",
            "update record_user_change set state = 'done', decided_by = 'mo', decided_at = 1 where state = 'waiting'",
            "update record_user_change set asked_commit = null",
            "delete from record_user_change where state = 'done'",
        ];
        await using var world = await Start(kind);
        var changes = world.Services.GetRequiredService<UserChanges>();
        await changes.Approve(Mo, (await changes.Ask(Lee, ChangeKind.GiveRole, Nurse.Id, Give("privacy-officer"), "New post")).Value.Id);
        await changes.Ask(Lee, ChangeKind.GiveRole, Nurse.Id, Give("administrator"), "Newer post");
        await Run(world, "create table changes_kept as select * from record_user_change");
        foreach (var forgery in forgeries)
        {
            await Run(world, "delete from record_user_change; insert into record_user_change select * from changes_kept");
            (await Faults(world)).ShouldBeEmpty();

            await Run(world, forgery);

            (await Faults(world)).ShouldNotBeEmpty(forgery);
        }
    }

    [Fact]
    public async Task Administrator_GivesThemselvesAnything_IsRefused()
    {
        await using var world = await Start();
        var changes = world.Services.GetRequiredService<UserChanges>();
        foreach (var (kind, details) in new[]
        {
            (ChangeKind.GiveRole, Give("practice-nurse")), (ChangeKind.JoinTeam, new ChangeDetails(Reference: "t1")), (ChangeKind.AddIdentity, new ChangeDetails(Issuer: "i", Subject: "s")),
        })
        {
            (await changes.Ask(Lee, kind, Lee.Id, details, "For me")).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        }

        // Neither does one whom they asked to ask: the beneficiary approves nothing of their own.
        var asked = (await changes.Ask(Mo, ChangeKind.GiveRole, Lee.Id, Give("gp"), "For Lee")).Value;
        (await changes.Approve(Lee, asked.Id)).Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Fact]
    public async Task OrdinaryRole_CountsAtOnce_AndEndsWithItsTime()
    {
        await using var world = await Start();
        var changes = world.Services.GetRequiredService<UserChanges>();
        var now = TimeProvider.System.GetUtcNow();

        (await changes.Ask(Lee, ChangeKind.GiveRole, Nurse.Id, Give("therapist") with { From = now.AddDays(1), Until = now.AddDays(2) }, "Cover")).Value.State.ShouldBe(UserChange.Done);

        var held = await world.Records.Read(s => MembershipTable.OfUser(s, Nurse.Id));
        Membership.Of(Nurse, held, [], now).Select(m => m.Role).ShouldBe(["practice-nurse"]);
        Membership.Of(Nurse, held, [], now.AddDays(1.5)).Select(m => m.Role).ShouldBe(["practice-nurse", "therapist"]);
        Membership.Of(Nurse, held, [], now.AddDays(2.5)).Select(m => m.Role).ShouldBe(["practice-nurse"]);
        Membership.Of(Nurse, held, ["GP2"], now.AddDays(1.5)).ShouldBeEmpty("the issuer names another organisation");
    }

    [Fact]
    public async Task WayInForSomebodyWithPower_OrASystem_WaitsForApproval()
    {
        await using var world = await Start();
        var changes = world.Services.GetRequiredService<UserChanges>();

        (await changes.Ask(Lee, ChangeKind.AddIdentity, Mo.Id, new ChangeDetails(Issuer: "https://i", Subject: "attacker"), "New phone")).Value.State.ShouldBe(UserChange.Waiting);
        (await changes.Ask(Lee, ChangeKind.AddIdentity, Nurse.Id, new ChangeDetails(Issuer: "https://i", Subject: "n"), "Starts")).Value.State.ShouldBe(UserChange.Done);
        (await changes.Ask(Mo, ChangeKind.AddIdentity, Nurse.Id, new ChangeDetails(Issuer: "https://i", Subject: "n"), "Again")).Fault.Kind.ShouldBe(FaultKind.Conflict);
        const string Keys = """{"keys":[{"kty":"EC","crv":"P-384","x":"AAAA","y":"AAAA"}]}""";
        (await changes.Ask(Lee, ChangeKind.AddSystem, "", Give("gp") with { Name = "A system", Reference = "sys", Keys = Keys, Scopes = "system/*.rs" }, "Go-live")).Value.State.ShouldBe(UserChange.Waiting);
        (await changes.Ask(Lee, ChangeKind.AddSystem, "", Give("gp") with { Name = "A system", Keys = "none" }, "Go-live")).Fault.Path.ShouldBe("Keys");
        (await changes.Ask(Lee, ChangeKind.GiveRole, Nurse.Id, Give("system"), "All")).Fault.Path.ShouldBe("Role");
        (await changes.Ask(Lee, ChangeKind.Disable, Nurse.Id, new ChangeDetails(), " ")).Fault.Path.ShouldBe("Why");
        (await changes.Ask(Nurse, ChangeKind.Disable, Lee.Id, new ChangeDetails(), "No")).Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Fact]
    public async Task Team_WhoeverIsInIt_IsOneOfItsViewers()
    {
        await using var world = await Start();
        var changes = world.Services.GetRequiredService<UserChanges>();
        var team = (await changes.Ask(Lee, ChangeKind.AddTeam, "", new ChangeDetails("Falls team", Organisation: "GP1"), "New")).Value.Details.Reference!;

        await changes.Ask(Lee, ChangeKind.JoinTeam, Nurse.Id, new ChangeDetails(Reference: team), "Works there");

        (await world.Records.Read(s => UserTable.Find(s, Nurse.Id, TimeProvider.System.GetUtcNow())))!.TeamViewers.ShouldBe(["team:" + team]);
    }

    [Theory]
    [InlineData("/admin/users")]
    [InlineData("/admin/users/changes")]
    [InlineData("/admin/users/one/nurse")]
    public async Task Page_WithoutTheActivity_IsRefused(string path)
    {
        await using var world = await Start();
        using var gp = new Site(world);
        await gp.SignIn("GP1");
        (await gp.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var admin = new Site(world);
        await admin.SignIn("ICB", "administrator");

        var (status, page, _) = await admin.Get(path);

        (status, page.QuerySelectorAll("h1").Length).ShouldBe((HttpStatusCode.OK, 1));
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_TwoAdministrators_GiveAPowerfulRoleAndEndASession()
    {
        await using var world = await Start();
        using var first = new Site(world);
        await first.SignIn("ICB", "administrator");
        using var second = new Site(world);
        await second.SignIn("LA1", "administrator");
        using var nurse = new Site(world);
        await nurse.SignIn("GP1", "practice-nurse");
        const string One = "/admin/users/one/practice-nurse-of-GP1";
        var token = Site.Token((await first.Get(One)).Page);
        await first.Post(One + "?handler=Give", token, ("Role", "gp"), ("Organisation", "GP1"), ("Why", "Qualified"));
        (await first.Get(One)).Page.QuerySelector("main")!.TextContent.ShouldContain("Another administrator must approve this");
        (await first.Get("/admin/users/changes")).Page.QuerySelectorAll("button[value=Approve]").ShouldBeEmpty();
        var page = (await second.Get("/admin/users/changes")).Page;

        await second.Post("/admin/users/changes", Site.Token(page), ("change", page.QuerySelector("input[name=change]")!.GetAttribute("value")!), ("answer", "Approve"));
        (await nurse.Get("/account")).Page.QuerySelectorAll("input[name=role]").Length.ShouldBe(2);
        await first.Post(One + "?handler=End", token);

        (await nurse.Get("/account")).To!.ToString().ShouldContain("ended=administrator");
    }

    private static async Task<IReadOnlyList<string>> Faults(World world) => (await new JournalVerifier(world.Records, world.Reads, RecordModule.CommitContent).Verify()).Faults;

    private static Task Run(World world, string sql) => world.Records.Write(session => sql.Split("; ").Sum(s => session.Statement(s).Execute()));

    private static ChangeDetails Give(string role) => new(Role: role, Organisation: "GP1", OrganisationName: "Practice one");

    private static async Task<List<string>> Roles(World world) => [.. (await world.Records.Read(s => MembershipTable.OfUser(s, Nurse.Id))).Select(m => m.Role)];

    private static async Task<World> Start(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var world = await World.Start(kind);
        await world.Records.Write(session =>
        {
            foreach (var user in new[] { Lee, Mo, Kim, Nurse })
            {
                UserTable.Put(session, user);
            }

            return true;
        });
        return world;
    }
}
