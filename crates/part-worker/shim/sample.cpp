// Solids for tests, whose volume and area a formula gives, written as STEP. A recipe is read word by word:
//   + box x y z dx dy dz            adds a box by its corner and sides
//   - cylinder x y z ax ay az r h   takes a cylinder away, by the foot of its axis, direction, radius and height
//   + sphere x y z r
//   fillet r                        rounds every edge there is now
//   next                            begins another solid
//   copies n pitch                  n copies of what there is, a pitch apart along x, as placed parts
#include "occ.h"

#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include <BRepAlgoAPI_Cut.hxx>
#include <BRepAlgoAPI_Fuse.hxx>
#include <BRepFilletAPI_MakeFillet.hxx>
#include <BRepPrimAPI_MakeBox.hxx>
#include <BRepPrimAPI_MakeCylinder.hxx>
#include <BRepPrimAPI_MakeSphere.hxx>
#include <BRep_Builder.hxx>
#include <Interface_Static.hxx>
#include <Message.hxx>
#include <Message_Messenger.hxx>
#include <Message_Printer.hxx>
#include <STEPControl_Controller.hxx>
#include <STEPControl_StepModelType.hxx>
#include <STEPControl_Writer.hxx>
#include <ShapeUpgrade_UnifySameDomain.hxx>
#include <Standard_Failure.hxx>
#include <StepData_Protocol.hxx>
#include <StepData_StepModel.hxx>
#include <StepData_StepWriter.hxx>
#include <TopExp_Explorer.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Compound.hxx>
#include <gp_Ax2.hxx>

namespace {

TopoDS_Shape primitive(std::istream &words) {
  std::string what;
  double x, y, z;
  words >> what >> x >> y >> z;
  if (what == "box") {
    double dx, dy, dz;
    words >> dx >> dy >> dz;
    return BRepPrimAPI_MakeBox(gp_Pnt(x, y, z), dx, dy, dz).Shape();
  }
  if (what == "cylinder") {
    double ax, ay, az, r, h;
    words >> ax >> ay >> az >> r >> h;
    return BRepPrimAPI_MakeCylinder(gp_Ax2(gp_Pnt(x, y, z), gp_Dir(ax, ay, az)), r, h).Shape();
  }
  if (what == "sphere") {
    double r;
    words >> r;
    return BRepPrimAPI_MakeSphere(gp_Pnt(x, y, z), r).Shape();
  }
  return TopoDS_Shape();
}

bool build(const char *recipe, TopoDS_Shape &out) {
  std::istringstream words(recipe);
  std::vector<TopoDS_Shape> done;
  TopoDS_Shape now;
  size_t copies = 1;
  double pitch = 0;
  for (std::string verb; words >> verb;) {
    if (verb == "+" || verb == "-") {
      const TopoDS_Shape with = primitive(words);
      if (with.IsNull()) return false;
      if (now.IsNull()) now = with;
      else if (verb == "+") now = BRepAlgoAPI_Fuse(now, with).Shape();
      else now = BRepAlgoAPI_Cut(now, with).Shape();
      ShapeUpgrade_UnifySameDomain unify(now);
      unify.Build();
      now = unify.Shape();
    } else if (verb == "fillet") {
      double r;
      words >> r;
      BRepFilletAPI_MakeFillet fillet(now);
      for (TopExp_Explorer e(now, TopAbs_EDGE); e.More(); e.Next()) fillet.Add(r, TopoDS::Edge(e.Current()));
      now = fillet.Shape();
    } else if (verb == "next") {
      done.push_back(now);
      now = TopoDS_Shape();
    } else if (verb == "copies") {
      words >> copies >> pitch;
    } else {
      return false;
    }
  }
  if (now.IsNull() || words.bad()) return false;
  done.push_back(now);
  if (done.size() == 1 && copies == 1) {
    out = now;
    return true;
  }
  BRep_Builder builder;
  TopoDS_Compound compound;
  builder.MakeCompound(compound);
  for (size_t i = 0; i < copies; i++) {
    gp_Trsf move;
    move.SetTranslation(gp_Vec(pitch * static_cast<double>(i), 0, 0));
    for (const TopoDS_Shape &shape : done) builder.Add(compound, shape.Moved(TopLoc_Location(move)));
  }
  out = compound;
  return true;
}

}  // namespace

extern "C" int32_t hemtag_occ_sample(const char *recipe, const char *unit, char **text, size_t *length) {
  try {
    TopoDS_Shape shape;
    if (!build(recipe, shape)) return -1;
    Message::DefaultMessenger()->ChangePrinters().Clear();
    STEPControl_Controller::Init();
    Interface_Static::SetCVal("xstep.cascade.unit", "MM");
    Interface_Static::SetCVal("write.step.unit", unit);
    STEPControl_Writer writer;
    if (writer.Transfer(shape, STEPControl_AsIs) != IFSelect_RetDone) return -1;
    StepData_StepWriter written(writer.Model());
    written.SendModel(Handle(StepData_Protocol)::DownCast(writer.Model()->Protocol()));
    std::ostringstream stream;
    written.Print(stream);
    const std::string whole = stream.str();
    *text = static_cast<char *>(std::malloc(whole.size()));
    if (*text == nullptr) return -1;
    std::memcpy(*text, whole.data(), whole.size());
    *length = whole.size();
    return 0;
  } catch (...) {
    return -1;
  }
}

extern "C" void hemtag_occ_free_text(char *text) { std::free(text); }
