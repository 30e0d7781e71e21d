using Goldthread.Demo;
using Goldthread.Demo.Geography;
using Goldthread.Demo.Services;
using Goldthread.Directory;
using Goldthread.Directory.Places;
using Goldthread.Fhir.Storage;
using Goldthread.Host.Hosting;
using Goldthread.Kernel.Acts;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Goldthread.Record.People;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Goldthread.Host.Commands;

/// <summary>Serves the pages and the FHIR interface; makes the demo place first when the store has nobody in it.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const int Seed = 20260701;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["urls", "data", "people"], ["empty"]);
        var people = arguments.Number("people", DemoPlace.DefaultPeople, 1, 300_000);
        var settings = Open.Settings(arguments);
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(settings.Database, clock);
        await using var app = GoldthreadApp.Build(settings, stores, clock, ["--urls", arguments.Value("urls") ?? DefaultUrl]);
        if (settings.Demo && !arguments.Has("empty"))
        {
            await MakeDemoPlace(app, people, clock);
        }

        // What comes with the product stands on the shelf before the first visitor.
        await app.Services.GetRequiredService<ShippedLibrary>().Load();
        await app.StartAsync();
        app.Services.GetRequiredService<Readiness>().Ready();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var note = ServerNote.Leave(settings, address);
        await Console.Out.WriteLineAsync($"Goldthread is ready at {address}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task MakeDemoPlace(WebApplication app, int people, TimeProvider clock)
    {
        // A store of an older version has people and no services.
        if (await app.Services.GetRequiredService<ServiceDirectory>().Count() == 0)
        {
            await DemoDirectory.Load(app.Services.GetRequiredService<ServiceKeeping>(), app.Services.GetRequiredService<PlaceFinder>(), clock);
        }

        if ((await app.Services.GetRequiredService<GeographyBook>().Sets()).Count == 0)
        {
            await DemoGeography.Load(app.Services.GetRequiredService<ReferenceImport>());
        }

        var directory = app.Services.GetRequiredService<PersonDirectory>();
        if ((await directory.Counts()).Patients > 0)
        {
            return;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        using var bar = new ProgressBar("Making the demo place", Console.Error);
        var loader = new DemoLoader(app.Services.GetRequiredService<Kernel.Data.Database>(), app.Services.GetRequiredService<RecordStore>());
        await loader.Load(new DemoPlace(people, Seed, today), new Progress(bar, people), CancellationToken.None);
        await app.Services.GetRequiredService<Outbox>().DeliverAll();
        await DemoLoader.LetKarenHelp(app.Services.GetRequiredService<Record.Own.Proxies>(), clock);
    }

    private sealed class Progress(ProgressBar bar, int people) : IProgress<int>
    {
        public void Report(int value) => bar.Show(value, people, " people");
    }
}
