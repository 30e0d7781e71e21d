using Goldthread.Demo.Services;
using Goldthread.Directory.Places;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory.Tests;

/// <summary>Listings for tests: the demo's whole directory, or a few of one's own.</summary>
internal static class Listed
{
    public const string Owner = "OWN1";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public static DateOnly Today { get; } = new(2026, 3, 2);

    public static Act Act { get; } = new(User.System.Acting("tests"), Now, Purpose.SystemAdministration, "list services");

    /// <summary>A service that is open, free of faults and checked a month ago.</summary>
    public static Service Service(string name) => new()
    {
        Id = StableId.Of("test/" + name),
        Name = name,
        Description = "What it does.",
        Provider = new Provider(StableId.Of("test/provider"), "Test Charity", "A made-up charity."),
        AssuredOn = Today.AddMonths(-1),
        Terms = [Kinds.Of(Kinds.Service)],
    };

    public static Listing Listing(Service service, string owner = Owner, string source = "") => new(service.Id, owner, source, ServiceWriter.Write(service));

    public static ServiceSite Site(string name, double north, double east, params string[] access) =>
        new(StableId.Of("test/at/" + name), StableId.Of("test/place/" + name), "physical", name, "1 High Street", "Wrenfield", "ZZ1 1AA", north, east, null, access);

    public static Task Publish(World world, params Service[] services) => world.Services.GetRequiredService<ServiceKeeping>().Publish([.. services.Select(s => Listing(s))], Act);

    public static Task Demo(World world) =>
        DemoDirectory.Load(world.Services.GetRequiredService<ServiceKeeping>(), world.Services.GetRequiredService<PlaceFinder>(), world.Services.GetRequiredService<TimeProvider>());
}

/// <summary>The whole demo directory behind a real socket, for the tests of one class that only read.</summary>
public sealed class DemoWorld : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await World.Start();
        await Listed.Demo(World);
    }

    public async Task DisposeAsync() => await World.DisposeAsync();
}
