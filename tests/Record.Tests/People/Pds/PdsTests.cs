using System.Text.Json.Nodes;
using Goldthread.Kernel.Values;
using Goldthread.Record.People.Pds;

namespace Goldthread.Record.Tests.People.Pds;

/// <summary>The client of the national register against the simulator behind a real socket, and against servers that misbehave.</summary>
public sealed class PdsTests
{
    private static readonly NhsNumber One = NhsNumber.Parse("9990000018");
    private static readonly PdsQuestion Edith = new("Smith", "female", "1942-07-05", "");

    [Fact]
    public async Task Get_KnownNumber_IsThePerson()
    {
        await using var server = await PdsServer.Start(Person("9990000018", "Edith"));

        var answer = await server.Client().Get(One, default);

        answer.Result.ShouldBe(PdsResult.Found);
        (answer.Person!.NhsNumber, answer.Person.Identity.Postcode, answer.Person.Sensitive).ShouldBe((One, "ZZ1 1AA", false));
    }

    [Fact]
    public async Task Get_SensitivePerson_HasNoPlace()
    {
        await using var server = await PdsServer.Start(Person("9990000018", "Edith", "R"));

        var answer = await server.Client().Get(One, default);

        (answer.Person!.Sensitive, answer.Person.Identity.Postcode, answer.Person.Identity.Place).ShouldBe((true, "", ""));
    }

    [Fact]
    public async Task Get_SupersededNumber_IsThePersonUnderTheNewOne()
    {
        await using var server = await PdsServer.Start(new PdsEntry("9990000018", null, "9990000026"), Person("9990000026", "Edith"));

        (await server.Client().Get(One, default)).Person!.NhsNumber.ToString().ShouldBe("9990000026");
    }

    [Theory]
    [InlineData(true, nameof(PdsResult.Invalidated))]
    [InlineData(false, nameof(PdsResult.NotFound))]
    public async Task Get_NumberWithoutAPerson_SaysWhich(bool invalid, string result)
    {
        await using var server = await PdsServer.Start(invalid ? [new PdsEntry("9990000018", null)] : []);

        (await server.Client().Get(One, default)).Result.ToString().ShouldBe(result);
    }

    [Theory]
    [InlineData(0, nameof(PdsResult.NotFound))]
    [InlineData(1, nameof(PdsResult.Found))]
    [InlineData(2, nameof(PdsResult.Several))]
    public async Task Search_SoManyWhoFit_NamesOneOnly(int people, string result)
    {
        await using var server = await PdsServer.Start([.. new[] { Person("9990000018", "Edith"), Person("9990000026", "Joan") }.Take(people)]);

        var answer = await server.Client().Search(Edith, default);

        (answer.Result.ToString(), answer.Person is not null).ShouldBe((result, people == 1));
    }

    [Fact]
    public async Task Search_TooMany_SendsNothingOfAnybody()
    {
        await using var server = await PdsServer.Start(Person("9990000018", "Edith"), Person("9990000026", "Joan"));

        var text = await server.Http().GetStringAsync("Patient?family=smith&gender=female&birthdate=eq1942-07-05");

        text.ShouldContain("TOO_MANY_MATCHES");
        text.ShouldNotContain("Edith");
    }

    [Fact]
    public async Task Ask_Always_NamesItsRequestAndConversation()
    {
        await using var server = await PdsServer.Start();

        await server.Client().Get(One, default);

        server.Headers.ShouldHaveSingleItem();
        server.Headers.All(h => Guid.TryParse(h.RequestId, out _) && Guid.TryParse(h.Conversation, out _)).ShouldBeTrue();
    }

    [Fact]
    public async Task Ask_BusyForAMoment_IsAskedAgainInTheSameConversation()
    {
        await using var server = await PdsServer.Start(Person("9990000018", "Edith"));
        server.Answers.Enqueue((429, "0", ""));

        (await server.Client().Get(One, default)).Result.ShouldBe(PdsResult.Found);

        server.Headers.Count.ShouldBe(2);
        server.Headers.Select(h => h.Conversation).Distinct().Count().ShouldBe(1);
        server.Headers.Select(h => h.RequestId).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(429, "600", "", "busy")]
    [InlineData(401, null, "", "does not let this system in")]
    [InlineData(500, null, "", "error (500)")]
    [InlineData(200, null, "not json", "cannot be reached")]
    [InlineData(200, null, "{}", "cannot be read")]
    [InlineData(200, null, "[]", "cannot be read")]
    public async Task Get_ServerThatMisbehaves_IsAnAnswerInWords(int status, string? retryAfter, string body, string words)
    {
        await using var server = await PdsServer.Start();
        server.Answers.Enqueue((status, retryAfter, body));

        var answer = await server.Client().Get(One, default);

        (answer.Result, answer.Person).ShouldBe((PdsResult.Unavailable, null));
        answer.Words.ShouldContain(words);
    }

    [Fact]
    public async Task Get_NobodyListens_IsAnAnswerInWords()
    {
        using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:1/") };

        (await new PdsClient(http, TimeProvider.System).Get(One, default)).Words.ShouldContain("cannot be reached");
    }

    internal static PdsEntry Person(string number, string given, string confidentiality = "U") => new(number, JsonNode.Parse($$"""
        {"resourceType":"Patient","id":"{{number}}","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"{{confidentiality}}"}]},
        "name":[{"use":"usual","family":"Smith","given":["{{given}}"]}],"gender":"female","birthDate":"1942-07-05","address":[{"use":"home","postalCode":"ZZ1 1AA"}]}
        """)!.AsObject());
}
