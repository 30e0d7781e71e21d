using Goldthread.Kernel.Values;
using Goldthread.Record;
using Goldthread.Toolkit.Assessments;
using Goldthread.Toolkit.Learning;
using Goldthread.Toolkit.Model;
using Goldthread.Toolkit.Model.Kept;
using Goldthread.Toolkit.PeerChallenges;
using Goldthread.Toolkit.Programmes;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Goldthread.Toolkit;

/// <summary>The Toolkit floor: what is known about joining up care, for everybody, without a sign-in.</summary>
public static class ToolkitModule
{
    /// <summary>Adds the shelf and its pages.</summary>
    public static IServiceCollection AddToolkit(this IServiceCollection services)
    {
        services.AddSingleton<ToolkitShelf>();
        services.AddSingleton<ShippedLibrary>();
        services.AddSingleton<ItemImport>();
        services.AddWriting();
        services.AddSingleton<AssessmentService>();
        services.AddSingleton<AnswerService>();
        services.AddSingleton<PlanService>();
        services.AskForSight("/Assessments");
        services.AddProgrammes();
        services.TryAddSingleton<RecordNumbers>();
        services.AddSingleton<TakingPart>();
        services.AddSingleton<PeerDesk>();
        services.AddLearning();
        services.AddSingleton<ModelDesk>();
        services.AddSingleton<ExpectedDesk>();
        services.AskForSight("/Model");
        return services;
    }

    /// <summary>What the floor answers beside its pages.</summary>
    public static void MapToolkit(this IEndpointRouteBuilder endpoints)
    {
        Pages.Files.ToolkitFiles.Map(endpoints);
        Pages.Files.MitigatorFile.Map(endpoints);
        Pages.Assessments.ResultsCsv.Map(endpoints);
        Pages.Programmes.BidFiles.Map(endpoints);
        Pages.Learning.LearningFiles.Map(endpoints);
        Pages.Model.ModelFiles.Map(endpoints);
    }
}
