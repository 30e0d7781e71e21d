using System.Text;
using System.Text.Json;
using Goldthread.Directory.Feeds;
using Goldthread.Directory.Services;
using Goldthread.Directory.Tests.OpenReferral;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory.Tests.Feeds;

/// <summary>Feeds served by a server of the test's own.</summary>
public sealed class FeedImportTests : IAsyncLifetime
{
    private const string Counselling = "ac148810-d857-441c-9679-408f346de14b";
    private World _world = null!;
    private TestFeed _feed = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        _feed = new TestFeed();
    }

    public async Task DisposeAsync()
    {
        _feed.Dispose();
        await _world.DisposeAsync();
    }

    [SkippableTheory]
    [InlineData("V3.0-UK-Default", 1, 0)]
    [InlineData("V3.0-UK-Test", 1, 0)]
    [InlineData("V3.0-UK-Warn", 1, 0)]
    [InlineData("V3.0-UK-Fail", 0, 3)]
    public async Task Import_OfTheValidatorsMocks_TakesWhatIsSoundAndNamesTheRest(string mock, int accepted, int refused)
    {
        Skip.IfNot(OfficialSchema.IsThere, OfficialSchema.Missing);
        string Read(string name) => File.ReadAllText(OfficialSchema.File("oruk-validator", "Mocks", mock, name));
        _feed.Answer = path => path.StartsWith("/services/", StringComparison.Ordinal) ? Read("service_full.json") : Read("service_list.json");

        var report = await Import();

        (report.New, report.Refused).ShouldBe((accepted, refused));
        if (refused > 0) report.Refusals.ShouldContain(r => r.Service == Counselling && r.Path == "url" && r.Why.StartsWith("is not a whole address", StringComparison.Ordinal));
        (await Import()).ShouldSatisfyAllConditions(r => r.New.ShouldBe(0), r => r.Changed.ShouldBe(0), r => r.Unchanged.ShouldBe(accepted), r => r.Gone.ShouldBe(0));
    }

    [Fact]
    public async Task Import_OfOurOwnInterface_ServesWhatPassesTheOfficialSchemas()
    {
        await using var other = await World.Start();
        await Listed.Demo(other);

        var report = (await Importer.FromAddress(new Uri(other.Address, "/openreferral").ToString(), "Wrenfield", new Nobody(), CancellationToken.None)).Value;

        (report.New, report.Refused, report.IsWhole).ShouldBe((190, 0, true));
        using var http = new HttpClient();
        var ours = JsonDocument.Parse(await http.GetStringAsync(new Uri(_world.Address, "/openreferral/services?per_page=500"))).RootElement;
        ours.GetProperty("total_items").GetInt32().ShouldBe(190);
        var theirs = await http.GetStringAsync(new Uri(other.Address, "/openreferral/services/" + ours.GetProperty("contents")[0].GetProperty("id").GetString()));
        (await http.GetStringAsync(new Uri(_world.Address, "/openreferral/services/" + ours.GetProperty("contents")[0].GetProperty("id").GetString()))).ShouldBe(theirs);
    }

    [Fact]
    public async Task Import_ServiceThatVanishes_IsMarkedAndComesBack()
    {
        var (one, two) = (Of("One"), Of("Two"));
        _feed.Serve(one, two);
        (await Import()).New.ShouldBe(2);

        _feed.Serve(one);
        (await Import()).Gone.ShouldBe(1);
        var gone = (await Directory.Standing(two.Id))!;
        gone.Gone.ShouldBeTrue();
        (await Directory.Find(two.Id)).ShouldNotBeNull();
        (await Import()).Gone.ShouldBe(0);

        _feed.Serve(one, two);
        (await Import()).Changed.ShouldBe(1);
        (await Directory.Standing(two.Id))!.Gone.ShouldBeFalse();
    }

    [Fact]
    public async Task Import_FeedThatBreaksOff_KeepsWhatCameAndMarksNothing()
    {
        var services = Enumerable.Range(0, 150).Select(i => Of($"Service {i}")).ToArray();
        _feed.Serve(services);
        (await Import()).New.ShouldBe(150);
        _feed.Broken = "page=2";

        var report = await Import();

        (report.IsWhole, report.Gone, report.Unchanged).ShouldBe((false, 0, 100));
        report.Notes.ShouldHaveSingleItem().ShouldContain("Page 2 of the list could not be fetched: the feed answered 500");
    }

    [Fact]
    public async Task Import_TenThousandBrokenServices_AreAllReportedAndTheSoundOneComesIn()
    {
        var page = $$"""{"contents":[{{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"id":"{{StableId.Of("broken " + i)}}","name":"A","status":"open {{i}}","email":7,"schedules":[{"freq":"DAILY"}]}"""))}},{{ServiceWriter.Write(Of("Sound"))}},"\ud800",{"id":"\ud800"},[],7,null]}""";
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(page));

        var report = (await Importer.FromFile(file, "Broken", new Nobody(), CancellationToken.None)).Value;

        (report.New, report.Refused).ShouldBe((1, 10_005));
        report.Refusals.Count.ShouldBe(40_005);
        report.Refusals[1].ToString().ShouldEndWith(": status is none of active, temporarily closed, inactive, defunct");
        report.Reasons[0].Times.ShouldBe(10_000);
        report.Reasons.Count.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task Import_ServiceOfAnother_IsRefused()
    {
        await Listed.Publish(_world, Of("One"));
        _feed.Serve(Of("One"));

        var report = await Import();

        report.Refusals.ShouldHaveSingleItem().Why.ShouldBe("is listed here already by its own organisation");
        (await Directory.Standing(Of("One").Id))!.Owner.ShouldBe(Listed.Owner);
    }

    [Fact]
    public async Task Import_NullsAndCapitals_ArePutRight()
    {
        var id = StableId.Of("capitals");
        _feed.Answer = path => path.StartsWith("/services/", StringComparison.Ordinal)
            ? $$"""{"id":"{{id.ToUpperInvariant()}}","name":"A","status":"active","url":null,"schedules":[null],"description":null}"""
            : $$"""{"contents":[{"id":"{{id.ToUpperInvariant()}}"}],"last_page":true}""";

        (await Import()).New.ShouldBe(1);
        (await Directory.Find(id))!.Name.ShouldBe("A");
        using var http = new HttpClient();
        (await http.GetStringAsync(new Uri(_world.Address, "/openreferral/services"))).ShouldContain(id);
    }

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("gopher://example.org/")]
    [InlineData("http://user:secret@example.org/")]
    [InlineData("services")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://[::ffff:192.168.1.1]/")]
    public async Task Import_AddressThatMustNotBeFetched_IsRefused(string address) =>
        (await Importer.FromAddress(address, "Elsewhere", new Nobody(), CancellationToken.None)).Succeeded.ShouldBeFalse();

    [Fact]
    public async Task Import_OutsideADemoPlace_DoesNotFetchFromThisMachine()
    {
        await using var live = await World.Start(demo: false);
        _feed.Serve(Of("One"));

        var done = await live.Services.GetRequiredService<FeedImport>().FromAddress(_feed.Address, "Here", new Nobody(), CancellationToken.None);

        done.Fault.Message.ShouldContain("does not send to");
        _feed.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Import_SentOnToAnotherNetworkOrInARing_IsRefused()
    {
        _feed.SentOnTo = "http://10.0.0.1/services";
        (await Importer.FromAddress(_feed.Address, "Ring", new Nobody(), CancellationToken.None)).Fault.Message.ShouldContain("does not send to");
        _feed.SentOnTo = _feed.Address + "/services";
        (await Importer.FromAddress(_feed.Address, "Ring", new Nobody(), CancellationToken.None)).Fault.Message.ShouldContain("sent on more than 3 times");
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData("[]", "no feed of Open Referral UK")]
    [InlineData("{}", "no feed of Open Referral UK")]
    public async Task Import_WhatIsNoFeed_IsSaid(string answer, string message)
    {
        _feed.Answer = _ => answer;

        (await Importer.FromAddress(_feed.Address, "None", new Nobody(), CancellationToken.None)).Fault.Message.ShouldContain(message);
    }

    private FeedImport Importer => _world.Services.GetRequiredService<FeedImport>();

    private ServiceDirectory Directory => _world.Services.GetRequiredService<ServiceDirectory>();

    private static Service Of(string name) => Listed.Service("Fed " + name);

    private async Task<FeedReport> Import() => (await Importer.FromAddress(_feed.Address, "Feed", new Nobody(), CancellationToken.None)).Value;

    private sealed class Nobody : IProgress<FeedProgress>
    {
        public void Report(FeedProgress value)
        {
        }
    }
}
