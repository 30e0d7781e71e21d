using System.Globalization;
using Goldthread.Support;

namespace Goldthread.Host.Tests.Hosting;

public sealed class SecurityTextTests
{
    [Fact]
    public async Task SecurityText_WithoutASetting_PointsToThePolicyThatIsThere()
    {
        await using var world = await World.Start();
        using var http = new HttpClient { BaseAddress = world.Address };

        var fields = await Fields(http);

        var contact = fields["Contact"].ShouldHaveSingleItem();
        contact.ShouldBe(new Uri(world.Address, "/.well-known/security-policy.md").ToString());
        var policy = await http.GetAsync(new Uri(contact));
        policy.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await policy.Content.ReadAsStringAsync()).ShouldContain("Telling us of a weakness");
    }

    [Fact]
    public async Task SecurityText_WithTheContactsOfThePlace_NamesThemAndWhereItLies()
    {
        await using var world = await World.Start(settings:
            ["--Goldthread:Security:Contact", "mailto:security@place.example https://place.example/report", "--Goldthread:PublicAddress", "https://goldthread.place.example/"]);
        using var http = new HttpClient { BaseAddress = world.Address };

        var fields = await Fields(http);

        fields["Contact"].ShouldBe(["mailto:security@place.example", "https://place.example/report"]);
        fields["Canonical"].ShouldBe(["https://goldthread.place.example/.well-known/security.txt"]);
    }

    [Theory]
    [InlineData("security@place.example")]
    [InlineData("http://place.example/report")]
    public async Task Start_AContactThatIsNoAddress_SaysSo(string contact) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => World.Start(settings: ["--Goldthread:Security:Contact", contact]))).Message.ShouldContain("Goldthread:Security:Contact");

    [Fact]
    public async Task Expires_AtAnyTime_IsAheadAndLessThanAYear()
    {
        var now = new DateTimeOffset(2031, 2, 28, 23, 59, 59, TimeSpan.Zero);
        await using var world = await World.Start(clock: new FixedClock(now));
        using var http = new HttpClient { BaseAddress = world.Address };

        var until = DateTimeOffset.ParseExact((await Fields(http))["Expires"].ShouldHaveSingleItem(), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        until.ShouldBeInRange(now.AddDays(1), now.AddDays(364));
    }

    private static async Task<ILookup<string, string>> Fields(HttpClient http)
    {
        var answer = await http.GetAsync(new Uri("/.well-known/security.txt", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        return (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToLookup(l => l[0], l => l[1]);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
