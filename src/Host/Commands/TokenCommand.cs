using Goldthread.Host.Hosting;
using Goldthread.Record.Access;

namespace Goldthread.Host.Commands;

/// <summary>Prints a bearer token of a demo user, alone on the last line.</summary>
internal static class TokenCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["data"], ["list"]);
        var settings = Open.Settings(arguments);
        if (!settings.Demo)
        {
            await Console.Error.WriteLineAsync("Tokens for users exist only in demo mode.");
            return 1;
        }

        await using var stores = await Stores.Open(settings.Database, TimeProvider.System);
        var users = new DemoUsersInStore(stores.Records, TimeProvider.System);
        if (arguments.Has("list"))
        {
            foreach (var each in (await users.All()).Prepend(User.System))
            {
                await Console.Out.WriteLineAsync($"{each.Id,-28} {each.Name}, {each.JobTitle}{(each.OrganisationName.Length > 0 ? ", " + each.OrganisationName : "")}");
            }

            return 0;
        }

        if (arguments.Rest is not [var id])
        {
            throw new UsageException("Name one user; --list shows them.");
        }

        if (await users.Find(id) is not { } user)
        {
            await Console.Error.WriteLineAsync($"There is no demo user \"{id}\"; goldthread token --list shows them.");
            return 1;
        }

        using var tokens = new DemoTokens(Keys.Of(settings), TimeProvider.System);
        await Console.Out.WriteLineAsync(tokens.For(user));
        return 0;
    }
}
