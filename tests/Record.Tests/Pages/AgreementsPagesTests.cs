using System.Net;
using Goldthread.Record.Sharing;
using Goldthread.Record.Tests.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Pages;

/// <summary>Agreements entered, changed and ended on the pages, and what that does to records.</summary>
public sealed class AgreementsPagesTests : IAsyncLifetime
{
    private World _world = null!;
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        _site = new Site(_world);
        await _site.SignIn("ICB", "privacy-officer");
        await Book.All();
    }

    public async Task DisposeAsync()
    {
        _site.Dispose();
        await _world.DisposeAsync();
    }

    private AgreementBook Book => _world.Services.GetRequiredService<AgreementBook>();

    [Fact]
    public async Task End_TheOnlyAgreement_StopsEverythingAtTheNextRequestAndTheOfficeStaysOpen()
    {
        var (sender, patient, _) = await KernelTests.Patient(_world);
        var id = await KernelTests.Note(sender, patient);
        (await sender.Get($"Observation/{id}")).Status.ShouldBe(200);
        var (_, confirm, _) = await _site.Get("/work/agreements/end/demo");
        confirm.Body!.TextContent.ShouldContain("nothing flows any more between every organisation");
        confirm.Body.TextContent.ShouldContain("No other agreement between any of them is in force.");

        (await _site.Post("/work/agreements/end/demo", Site.Token(confirm))).To!.ToString().ShouldBe("/work/agreements?done=ended");

        (await sender.Get($"Observation/{id}")).Status.ShouldBe(403);
        var (status, list, _) = await _site.Get("/work/agreements?done=ended");
        (status, list.QuerySelector(".nhsuk-card .nhsuk-tag")!.TextContent).ShouldBe((HttpStatusCode.OK, "Ended"));
        (await _site.Get("/work/agreements/end/demo")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Acts("end agreement demo")).ShouldBe(1);
    }

    [Fact]
    public async Task Enter_Whole_IsInForceAndAnAct()
    {
        var (_, form, _) = await _site.Get("/work/agreements/edit");

        (await _site.Post("/work/agreements/edit", Site.Token(form), Whole())).To!.ToString().ShouldBe("/work/agreements?done=saved");

        var entered = (await Book.All()).Single(a => a.Title == "Hospital and council");
        entered.Parties.Concat(entered.Purposes).Concat(entered.Classes).ShouldBe(["RXX", "LA1", "TREAT", "medicines", "care"]);
        entered.Starts.ShouldBe(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(1)));
        entered.Ends.ShouldBe(new DateTimeOffset(2099, 11, 1, 0, 0, 0, TimeSpan.Zero));
        (await Acts("enter agreement " + entered.Id)).ShouldBe(1);
        var (_, change, _) = await _site.Get("/work/agreements/edit/" + entered.Id);
        change.QuerySelector("[name='Answer.Ends[day]']")!.GetAttribute("value").ShouldBe("31");
    }

    [Theory]
    [InlineData("Answer.Title", "", "Enter the name of the agreement")]
    [InlineData("Answer.Parties", "RXX", "Enter the codes of at least two organisations, or * for all")]
    [InlineData("Answer.Parties", "RXX\nL<A", "\"L<A\" is no code of an organisation: use letters, numbers and hyphens")]
    [InlineData("Answer.Purposes", "HSYSADMIN", "Choose what the information may be used for")]
    [InlineData("Answer.Classes", "everything", "Choose which kinds of information are shared")]
    [InlineData("Answer.Basis", " ", "Enter the lawful basis")]
    [InlineData("Answer.Assessment", "", "Enter where the data protection impact assessment is")]
    [InlineData("Answer.Signatories", "", "Enter who signed")]
    [InlineData("Answer.Starts.Day", "31", "First day must be a real date")]
    [InlineData("Answer.Ends.Year", "2020", "Last day must be the first day or after it")]
    [InlineData("Answer.Review.Year", "2100", "Review date must be while the agreement is in force")]
    [InlineData("Answer.Review.Month", "", "Review date must include a month")]
    public async Task Enter_OneThingWrong_SaysSoAndLosesNothing(string field, string value, string message)
    {
        var (_, form, _) = await _site.Get("/work/agreements/edit");
        var fields = Whole().Where(f => f.Name != field).Append((field, value)).ToArray();

        var (status, page, _) = await _site.Post("/work/agreements/edit", Site.Token(form), fields);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".nhsuk-error-summary li").Select(l => l.TextContent).ShouldContain(message);
        page.GetElementById("Answer_Signatories")!.TextContent.Trim().ShouldBe(field == "Answer.Signatories" ? "" : "Ann for RXX, 1 March 2026");
        page.QuerySelectorAll("input:checked").Length.ShouldBeGreaterThan(0);
        (await Book.All()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Change_TwoAtOnce_TheSecondIsToldAndKeepsWhatWasTyped()
    {
        var (_, form, _) = await _site.Get("/work/agreements/edit");
        await _site.Post("/work/agreements/edit", Site.Token(form), Whole());
        var id = (await Book.All()).Single(a => a.Title == "Hospital and council").Id;
        var seen = (await _site.Get("/work/agreements/edit/" + id)).Page.QuerySelector("[name=Seen]")!.GetAttribute("value")!;
        (string, string)[] Changed(string basis) => [.. Whole().Where(f => f.Name != "Answer.Basis"), ("Answer.Basis", basis), ("Seen", seen)];
        (await _site.Post("/work/agreements/edit/" + id, Site.Token(form), Changed("First"))).Status.ShouldBe(HttpStatusCode.Found);

        var (status, page, _) = await _site.Post("/work/agreements/edit/" + id, Site.Token(form), Changed("Second"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Somebody else has changed this agreement meanwhile.");
        page.GetElementById("Answer_Basis")!.TextContent.Trim().ShouldBe("Second");
        (await Book.All()).Single(a => a.Id == id).Basis.ShouldBe("First");
    }

    [Fact]
    public async Task Barrier_WrittenDownAndChanged_IsListedWithWhoDealsWithIt()
    {
        var (_, form, _) = await _site.Get("/work/agreements/barriers/edit");
        (await _site.Post("/work/agreements/barriers/edit", Site.Token(form), ("State", "open"))).Page.QuerySelectorAll(".nhsuk-error-summary li").Length.ShouldBe(3);

        (await _site.Post("/work/agreements/barriers/edit", Site.Token(form), ("What", "No connector"), ("Owner", "Digital lead"), ("Organisation", "Care home A"), ("State", "open"))).Status.ShouldBe(HttpStatusCode.Found);

        var row = (await _site.Get("/work/agreements/barriers")).Page.QuerySelector("tbody tr")!;
        row.TextContent.ShouldContain("Digital lead");
        var change = row.QuerySelector("a")!.GetAttribute("href")!;
        (await _site.Post(change, Site.Token(form), ("What", "No connector"), ("Owner", "Digital lead"), ("Organisation", "Care home A"), ("State", "removed"))).Status.ShouldBe(HttpStatusCode.Found);
        (await _site.Get("/work/agreements/barriers")).Page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Removed");
    }

    [Fact]
    public async Task Connected_IsWhoSentRecordsLately()
    {
        await KernelTests.Patient(_world);
        await _world.Records.Write(s =>
        {
            Record.Reading.SourceTable.Put(s, "SENDS", "Sending surgery");
            Record.Reading.SourceTable.Put(s, "QUIET", "Quiet home");
            return true;
        });

        var (_, page, _) = await _site.Get("/work/agreements/barriers");

        var words = page.QuerySelector("section[aria-labelledby=connected-h]")!.TextContent;
        words.ShouldContain("1 of 2 organisations (50%) have sent records in the last 30 days.");
        page.QuerySelectorAll("section tbody tr").Select(r => r.TextContent.Contains("Not connected", StringComparison.Ordinal)).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("/work/agreements")]
    [InlineData("/work/agreements/edit")]
    [InlineData("/work/agreements/edit/demo")]
    [InlineData("/work/agreements/end/demo")]
    [InlineData("/work/agreements/barriers")]
    [InlineData("/work/agreements/barriers/edit")]
    public async Task Get_WithoutTheRight_IsRefused(string path)
    {
        using var site = new Site(_world);
        foreach (var role in new[] { "gp", "administrator", "person" })
        {
            await site.SignIn("ICB", role);
            (await site.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }
    }

    private static (string Name, string Value)[] Whole() =>
    [
        ("Answer.Title", "Hospital and council"), ("Answer.Parties", "RXX\r\nLA1"), ("Answer.Purposes", "TREAT"), ("Answer.Classes", "medicines"), ("Answer.Classes", "care"),
        ("Answer.Basis", "Article 6(1)(e) and 9(2)(h)"), ("Answer.Assessment", "DPIA 12"), ("Answer.Signatories", "Ann for RXX, 1 March 2026"),
        ("Answer.Starts.Day", "1"), ("Answer.Starts.Month", "4"), ("Answer.Starts.Year", "2026"), ("Answer.Ends.Day", "31"), ("Answer.Ends.Month", "10"), ("Answer.Ends.Year", "2099"),
        ("Answer.Review.Day", "1"), ("Answer.Review.Month", "4"), ("Answer.Review.Year", "2027"),
    ];

    private async Task<long> Acts(string activity) => await _world.Records.Read(s => s.Statement("select count(*) from kernel_journal where activity = @activity").Set("activity", activity).First(r => r.GetInt64(0), 0L));
}
