using System.Net;
using Goldthread.Record.Users;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Users;

/// <summary>Programs are let in by two administrators and shut out by one, on the page.</summary>
public sealed class SystemsPageTests : IAsyncLifetime
{
    private const string Keys = """{"keys":[{"kty":"EC","crv":"P-384","x":"AAAA","y":"AAAA"}]}""";
    private World _world = null!;
    private Site _first = null!;
    private Site _second = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        (_first, _second) = (new Site(_world), new Site(_world));
        await _first.SignIn("ONE", "administrator");
        await _second.SignIn("TWO", "administrator");
    }

    public async Task DisposeAsync()
    {
        _first.Dispose();
        _second.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(Keys, "gp", "system/Patient.rs", true)]
    [InlineData("", "", "patient/*.rs user/Observation.rs", false)]
    public async Task Program_ThatASecondAdministratorApproves_IsIn_UntilItIsShutOut(string keys, string role, string scopes, bool isBackend)
    {
        var (_, _, to) = await Ask(("Keys", keys), ("Role", role), ("Scopes", scopes));
        to!.ToString().ShouldEndWith("done=asked");
        (await All()).ShouldBeEmpty();
        var (_, changes, _) = await _second.Get("/admin/users/changes");
        await _second.Post("/admin/users/changes", Site.Token(changes), ("change", changes.QuerySelector("input[name=change]")!.GetAttribute("value")!), ("answer", "Approve"));

        var client = (await All()).ShouldHaveSingleItem();
        (client.Id, client.IsBackend, client.Scopes, client.Role).ShouldBe(("falls-app", isBackend, scopes, role));
        var (_, page, _) = await _first.Get("/admin/systems");
        page.Body!.TextContent.ShouldContain("falls-app");

        await _first.Post("/admin/systems?handler=End", Site.Token(page), ("client", "falls-app"));
        (await All()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Keys", "not keys", "public keys as a JWK set")]
    [InlineData("Keys", "", "An application has none, and no role of its own")]
    [InlineData("Scopes", "user/Patient.rs", "is not a scope that a system can have")]
    [InlineData("Scopes", "", "Say what it may be given at most")]
    [InlineData("Reference", "falls app", "without spaces")]
    [InlineData("Why", "", "Say why")]
    [InlineData("Organisation", "", "Enter the code of the organisation")]
    public async Task Program_BadInput_NamesTheFieldAndLosesNothing(string field, string value, string says)
    {
        var (status, page, _) = await Ask((field, value));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain(says);
        page.QuerySelector("input[name=Name]")!.GetAttribute("value").ShouldBe("Falls app");
        page.QuerySelector($"[name={field}].nhsuk-input--error, [name={field}].nhsuk-textarea--error").ShouldNotBeNull();
    }

    private Task<List<SmartClient>> All() => _world.Records.Read(ClientTable.All).AsTask();

    private async Task<(HttpStatusCode Status, AngleSharp.Dom.IDocument Page, Uri? To)> Ask(params (string Name, string Value)[] other)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Name"] = "Falls app", ["Reference"] = "falls-app", ["Organisation"] = "GP1", ["Scopes"] = "system/Patient.rs", ["Role"] = "gp", ["Keys"] = Keys, ["Why"] = "The falls service needs it",
        };
        foreach (var (name, value) in other)
        {
            fields[name] = value;
        }

        var (_, page, _) = await _first.Get("/admin/systems");
        return await _first.Post("/admin/systems", Site.Token(page), [.. fields.Select(f => (f.Key, f.Value))]);
    }
}
