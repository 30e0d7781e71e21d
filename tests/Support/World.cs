using System.Reflection;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Goldthread.Support;

/// <summary>The whole product on a database of its own, behind a real socket.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly bool _isItsOwn;
    private readonly Stores _stores;
    private readonly WebApplication _app;
    private readonly FaultLog _faults;
    private bool _handedOn;

    private World(TestDatabase database, bool isItsOwn, Stores stores, WebApplication app, FaultLog faults)
    {
        _database = database;
        _isItsOwn = isItsOwn;
        _stores = stores;
        _app = app;
        _faults = faults;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        System = app.Services.GetService<DemoTokens>() is null ? Stranger() : Client(User.System);
    }

    /// <summary>The modules that have tables, lower floors first.</summary>
    public static IReadOnlyList<Assembly> Modules => Stores.Modules;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The FHIR interface as the user who sees and writes everything; outside demo mode, where nobody gets a token, a stranger.</summary>
    public FhirClient System { get; }

    public Database Records => _stores.Records;

    /// <summary>The store of the read journal; on SQLite a file of its own.</summary>
    public Database Reads => _stores.Reads;

    public IServiceProvider Services => _app.Services;

    /// <summary>Faults that the product did not expect, since the start.</summary>
    public IReadOnlyCollection<string> UnexpectedFaults => _faults.Lines;

    /// <summary>Starts the product on a database of its own.</summary>
    /// <param name="kind">On which kind of database.</param>
    /// <param name="clock">The product's clock; the machine's when null.</param>
    /// <param name="demo">In demo mode.</param>
    /// <param name="mostAtOnce">How many requests are worked on at once; 0 for the default.</param>
    /// <param name="reach">The way to the database, where the product is not to take the straight one.</param>
    /// <param name="settings">Further settings, each "--Name:Of:It" followed by its value.</param>
    public static async Task<World> Start(
        DatabaseKind kind = DatabaseKind.Sqlite, TimeProvider? clock = null, bool demo = true, int mostAtOnce = 0, Func<string, string>? reach = null,
        IReadOnlyList<string>? settings = null)
    {
        var database = await Template.Copy(kind);
        return await Start(database, isItsOwn: true, reach is null ? database.Location : reach(database.Location), clock ?? TimeProvider.System, demo, mostAtOnce, settings);
    }

    /// <summary>Starts the product on a folder with a store that was made before.</summary>
    /// <param name="fill">Puts the store's files into the folder, which goes when the world does.</param>
    public static async Task<World> StartOn(Action<string> fill)
    {
        var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        fill(database.Location);
        return await Start(database, isItsOwn: true, database.Location, TimeProvider.System, demo: true, mostAtOnce: 0);
    }

    /// <summary>A second server on the same store; the first is closed last, and the database goes with it.</summary>
    public Task<World> Beside(TimeProvider? clock = null) => Start(_database, isItsOwn: false, _database.Location, clock ?? TimeProvider.System, demo: true, mostAtOnce: 0);

    private static async Task<World> Start(TestDatabase database, bool isItsOwn, string location, TimeProvider clock, bool demo, int mostAtOnce, IReadOnlyList<string>? settings = null)
    {
        var stores = await Stores.Open(location, clock);
        var app = GoldthreadApp.Build(new Settings(location, demo, MostAtOnce: mostAtOnce), stores, clock, ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error", .. settings ?? []]);
        var faults = new FaultLog();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(faults);
        await app.StartAsync();
        app.Services.GetRequiredService<Readiness>().Ready();
        return new World(database, isItsOwn, stores, app, faults);
    }

    /// <summary>The FHIR interface as a GP of an organisation, who sees the people whom that organisation has sent.</summary>
    public async Task<FhirClient> Professional(string organisation, string role = "gp")
    {
        var user = new User($"{role}-of-{organisation}", $"The {role} of {organisation}", role, role, organisation, organisation);
        await Records.Write(session =>
        {
            UserTable.Put(session, user);
            return true;
        });
        return Client(user);
    }

    /// <summary>The FHIR interface without a sign-in.</summary>
    public FhirClient Stranger() => new(new HttpClient { BaseAddress = new Uri(Address, "/fhir/") });

    /// <summary>Delivers what waits in the outbox now.</summary>
    public Task DeliverEvents() => _app.Services.GetRequiredService<Outbox>().DeliverAll();

    /// <summary>Stops, and starts again on the same database as a demo place; from then on the new world is the one to use and to dispose of.</summary>
    public async Task<World> Restart(TimeProvider? clock = null)
    {
        _handedOn = true;
        await Stop();
        return await Start(_database, _isItsOwn, _database.Location, clock ?? TimeProvider.System, demo: true, mostAtOnce: 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_handedOn)
        {
            await Stop();
            if (_isItsOwn)
            {
                await _database.DisposeAsync();
            }
        }
    }

    private async Task Stop()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _stores.DisposeAsync();
    }

    private FhirClient Client(User user)
    {
        var http = new HttpClient { BaseAddress = new Uri(Address, "/fhir/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", _app.Services.GetRequiredService<DemoTokens>().For(user));
        return new FhirClient(http);
    }
}
