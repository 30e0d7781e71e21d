using System.Net;
using Goldthread.Toolkit.Signposts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Goldthread.Toolkit.Tests.Signposts;

public sealed class LinkCheckTests : IAsyncLifetime
{
    private WebApplication _site = null!;
    private string _address = "";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _site = builder.Build();
        _site.MapGet("/there", () => "here");
        _site.MapGet("/gone", () => Results.StatusCode((int)HttpStatusCode.Gone));
        _site.MapGet("/closed", () => Results.StatusCode((int)HttpStatusCode.Unauthorized));
        _site.MapGet("/moved", () => Results.Redirect("/there", permanent: true));
        _site.MapGet("/for-now", () => Results.Redirect("/there"));
        _site.MapGet("/round", () => Results.Redirect("/round"));
        _site.MapGet("/out", () => Results.Redirect("ftp://127.0.0.1/x"));
        _site.MapGet("/slow", async (HttpContext context) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
            return "late";
        });
        await _site.StartAsync();
        _address = _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("/there", LinkState.There)]
    [InlineData("/moved", LinkState.Moved)]
    [InlineData("/for-now", LinkState.There)]
    [InlineData("/gone", LinkState.Dead)]
    [InlineData("/nowhere", LinkState.Dead)]
    [InlineData("/closed", LinkState.Unclear)]
    [InlineData("/round", LinkState.Unclear)]
    [InlineData("/out", LinkState.Unclear)]
    [InlineData("/slow", LinkState.NotReached)]
    public async Task Look_EachAnswer_IsTold(string path, LinkState state)
    {
        using var check = new LinkCheck(TimeSpan.FromSeconds(2));

        (await check.Look(_address + path)).State.ShouldBe(state);
    }

    [Fact]
    public async Task Look_WithNoWayOut_ConcludesNothing()
    {
        using var check = new LinkCheck(TimeSpan.FromSeconds(2));

        (await check.Look("http://127.0.0.1:1/x")).State.ShouldBe(LinkState.NotReached);
        (await check.Look("https://nowhere.invalid/x")).State.ShouldBe(LinkState.NotReached);
    }
}
