using System.Text.Json;
using Goldthread.Host.Hosting;
using Goldthread.Population.Modelled;

namespace Goldthread.Host.Commands;

/// <summary><c>goldthread model people</c>: a place's people as a description that a scenario file can hold.</summary>
internal static class ModelPeopleCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data", "out"], []);
        if (arguments.Rest.Count > 0) throw new UsageException("model people takes no file: goldthread model people --data DIR [--out FILE.json]");
        var settings = Open.Settings(arguments);
        Open.MustExist(settings);
        var clock = TimeProvider.System;
        await using var stores = await Stores.Open(settings.Database, clock);
        using var sets = Open.People(stores, clock);
        var people = ModelPeople.Of(await sets.Refresh());
        var described = Described.Of(people);
        var told = new ModelOutput(["not_known", "instead", "people"]);
        foreach (var line in people.Told) told.Add(line.What, line.Instead, line.People.ToString());
        foreach (var line in described.Told) told.Add(line, "", "");
        await Console.Error.WriteAsync($"{described.People} people as at {people.On:d MMMM yyyy}; {described.KeptBack} counts kept back, all others rounded.\n{told.Table()}");
        var text = JsonSerializer.Serialize(described.Description, Json) + "\n";
        if (arguments.Value("out") is { } file) await File.WriteAllTextAsync(file, text);
        else await Console.Out.WriteAsync(text);
        return 0;
    }
}
