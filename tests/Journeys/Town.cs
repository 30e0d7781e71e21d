using Goldthread.Demo;
using Goldthread.Demo.Geography;
using Goldthread.Demo.Services;
using Goldthread.Directory;
using Goldthread.Directory.Places;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Matching;
using Goldthread.Population.Reference;
using Goldthread.Record.People;
using Goldthread.Support;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Goldthread.Journeys;

/// <summary>A small demo place behind a real socket, and a browser in front of it; one for all journeys.</summary>
public class Town : IAsyncLifetime
{
    /// <summary>Names another Chromium than the system's.</summary>
    private const string BrowserVariable = "GOLDTHREAD_CHROMIUM";

    private const int People = 60;
    private const int Seed = 20260701;
    private const int Desk = 1280;
    private const int Height = 900;
    private static readonly string Chromium = Environment.GetEnvironmentVariable(BrowserVariable) ?? "/usr/bin/chromium";

    // Less than the time for which a sign-in counts as fresh.
    private static readonly TimeSpan LookFor = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (Visitor Visitor, DateTimeOffset Since)> _looking = [];
    private World? _world;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private DemoPlace _place = null!;

    /// <summary>The town's clock; the machine's but for a journey that takes days.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Further settings of the product.</summary>
    protected virtual IReadOnlyList<string> Settings => [];

    public Uri Address => _world!.Address;

    public World World => _world!;

    /// <summary>True where there is a browser to visit it with.</summary>
    public bool IsOpen => _browser is not null;

    /// <summary>The address of Mrs Smith's record.</summary>
    public string MrsSmith { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _world = await World.Start(clock: Clock, settings: Settings);
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        _place = new DemoPlace(People, Seed, today);
        await new DemoLoader(_world.Records, _world.Services.GetRequiredService<RecordStore>()).Load(_place, new Progress<int>(), CancellationToken.None);
        await _world.DeliverEvents();
        await DemoLoader.LetKarenHelp(_world.Services.GetRequiredService<Record.Own.Proxies>(), Clock);
        await _world.Services.GetRequiredService<ShippedLibrary>().Load();
        await DemoDirectory.Load(_world.Services.GetRequiredService<ServiceKeeping>(), _world.Services.GetRequiredService<PlaceFinder>(), Clock);
        await DemoGeography.Load(_world.Services.GetRequiredService<ReferenceImport>());
        MrsSmith = await AddressOf(_place.Person(0));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    /// <summary>Somebody opens a browser. Skips the test where there is none.</summary>
    public async Task<Visitor> Visit(int width = Desk, bool script = true)
    {
        Skip.If(_browser is null, $"No Chromium at {Chromium}: install it, or name one in {BrowserVariable}.");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = Height },
            AcceptDownloads = true,
        });
        return await Visitor.Arrive(context);
    }

    /// <summary>
    /// The window of a user who only looks: it stays open and signed in for the next look, so no look may change what the next one sees. Whoever has looked calls <see cref="Visitor.Complain"/>.
    /// </summary>
    /// <param name="user">One of the demo users; empty for somebody who is not signed in.</param>
    public async Task<Visitor> Look(string user)
    {
        if (!_looking.TryGetValue(user, out var window) || Clock.GetUtcNow() - window.Since > LookFor)
        {
            window = _looking[user] = (await Visit(), Clock.GetUtcNow());
            if (user.Length > 0) await window.Visitor.SignIn(user);
        }

        window.Visitor.Forget();
        await window.Visitor.Page.SetViewportSizeAsync(Desk, Height);
        return window.Visitor;
    }

    /// <summary>The address of the record of somebody of whom an organisation has sent nothing.</summary>
    public Task<string> SomeoneUnknownTo(string organisation) =>
        AddressOf(_place.People().First(p => p.Records.All(r => r.Source != organisation)));

    /// <summary>The list of records to match is made in the background; here it is made now.</summary>
    public Task HasPairsToMatch() => _world!.Services.GetRequiredService<MatchQueue>().Refresh();

    private async Task<string> AddressOf(DemoPerson person)
    {
        var found = await _world!.Services.GetRequiredService<PersonDirectory>().Find(FindText.Read(person.NhsNumber));
        return "/work/people/" + found[0].Key;
    }
}

/// <summary>Journeys share the town; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TownCollection : ICollectionFixture<Town>
{
    public const string Name = "town";
}
