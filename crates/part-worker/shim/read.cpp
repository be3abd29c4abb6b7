// Reads STEP with Open CASCADE: the tree of parts, and for each distinct solid its exact measures, its faces and a mesh.
#include "occ.h"

#include <cmath>
#include <cstring>
#include <deque>
#include <map>
#include <new>
#include <streambuf>
#include <istream>
#include <string>
#include <vector>

#include <BRepAdaptor_Surface.hxx>
#include <BRepBndLib.hxx>
#include <BRepGProp.hxx>
#include <BRepMesh_IncrementalMesh.hxx>
#include <BRep_Builder.hxx>
#include <BRep_Tool.hxx>
#include <Bnd_Box.hxx>
#include <GProp_GProps.hxx>
#include <GeomAbs_SurfaceType.hxx>
#include <Geom_ConicalSurface.hxx>
#include <Geom_CylindricalSurface.hxx>
#include <Geom_Plane.hxx>
#include <Geom_SphericalSurface.hxx>
#include <Geom_ToroidalSurface.hxx>
#include <IFSelect_ReturnStatus.hxx>
#include <Interface_Static.hxx>
#include <Message.hxx>
#include <Message_Messenger.hxx>
#include <Message_Printer.hxx>
#include <Poly_Triangulation.hxx>
#include <STEPCAFControl_Reader.hxx>
#include <STEPControl_Reader.hxx>
#include <ShapeCustom_Surface.hxx>
#include <Standard_Failure.hxx>
#include <Standard_OutOfMemory.hxx>
#include <TCollection_AsciiString.hxx>
#include <TCollection_ExtendedString.hxx>
#include <TDF_Label.hxx>
#include <TDF_LabelSequence.hxx>
#include <TDF_Tool.hxx>
#include <TDataStd_Name.hxx>
#include <TDocStd_Document.hxx>
#include <TopExp_Explorer.hxx>
#include <TopLoc_Location.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Compound.hxx>
#include <TopoDS_Face.hxx>
#include <TopoDS_Shell.hxx>
#include <TopoDS_Solid.hxx>
#include <XCAFDoc_DocumentTool.hxx>
#include <XCAFDoc_ShapeTool.hxx>

namespace {

struct Shape {
  hemtag_occ_shape plain{};
  std::vector<hemtag_occ_face> faces;
  std::vector<double> vertices;
  std::vector<uint32_t> triangles;
  std::vector<uint32_t> triangle_face;
};

struct Model : hemtag_occ_model {
  std::deque<Shape> kept;
  std::vector<hemtag_occ_shape> shape_list;
  std::vector<hemtag_occ_solid> solid_list;
  std::vector<hemtag_occ_node> node_list;
  std::deque<std::string> names;
};

// The bytes of the caller as a stream, not copied.
struct Bytes : std::streambuf {
  Bytes(const uint8_t *bytes, size_t length) {
    char *start = const_cast<char *>(reinterpret_cast<const char *>(bytes));
    setg(start, start, start + length);
  }
};

void put(double *to, const gp_XYZ &from) {
  to[0] = from.X();
  to[1] = from.Y();
  to[2] = from.Z();
}

void put_axis(hemtag_occ_face &face, const gp_Ax1 &axis) {
  put(face.origin, axis.Location().XYZ());
  put(face.axis, axis.Direction().XYZ());
}

// Some programs write every surface as a spline: one that is a plane, cylinder, cone, sphere or torus to within a
// micrometre is named so.
void put_recognised(const TopoDS_Face &face, hemtag_occ_face &out) {
  TopLoc_Location at;
  const Handle(Geom_Surface) spline = BRep_Tool::Surface(face, at);
  if (spline.IsNull()) return;
  ShapeCustom_Surface custom(spline);
  Handle(Geom_Surface) found = custom.ConvertToAnalytical(1e-3, Standard_False);
  if (found.IsNull()) return;
  if (!at.IsIdentity()) found = Handle(Geom_Surface)::DownCast(found->Transformed(at.Transformation()));
  if (const auto plane = Handle(Geom_Plane)::DownCast(found)) {
    out.kind = HEMTAG_OCC_PLANE;
    put_axis(out, plane->Axis());
  } else if (const auto cylinder = Handle(Geom_CylindricalSurface)::DownCast(found)) {
    out.kind = HEMTAG_OCC_CYLINDER;
    put_axis(out, cylinder->Axis());
    out.radius = cylinder->Radius();
  } else if (const auto cone = Handle(Geom_ConicalSurface)::DownCast(found)) {
    out.kind = HEMTAG_OCC_CONE;
    put_axis(out, cone->Axis());
    out.radius = cone->RefRadius();
    out.radius_minor = cone->SemiAngle();
  } else if (const auto sphere = Handle(Geom_SphericalSurface)::DownCast(found)) {
    out.kind = HEMTAG_OCC_SPHERE;
    put(out.origin, sphere->Location().XYZ());
    out.radius = sphere->Radius();
  } else if (const auto torus = Handle(Geom_ToroidalSurface)::DownCast(found)) {
    out.kind = HEMTAG_OCC_TORUS;
    put_axis(out, torus->Axis());
    out.radius = torus->MajorRadius();
    out.radius_minor = torus->MinorRadius();
  }
}

hemtag_occ_face describe(const TopoDS_Face &face) {
  hemtag_occ_face out{};
  GProp_GProps surface;
  BRepGProp::SurfaceProperties(face, surface);
  out.area = std::fabs(surface.Mass());
  BRepAdaptor_Surface adaptor(face, Standard_True);
  out.bounds[0] = adaptor.FirstUParameter();
  out.bounds[1] = adaptor.LastUParameter();
  out.bounds[2] = adaptor.FirstVParameter();
  out.bounds[3] = adaptor.LastVParameter();
  switch (adaptor.GetType()) {
  case GeomAbs_Plane:
    out.kind = HEMTAG_OCC_PLANE;
    put_axis(out, adaptor.Plane().Axis());
    break;
  case GeomAbs_Cylinder:
    out.kind = HEMTAG_OCC_CYLINDER;
    put_axis(out, adaptor.Cylinder().Axis());
    out.radius = adaptor.Cylinder().Radius();
    break;
  case GeomAbs_Cone:
    out.kind = HEMTAG_OCC_CONE;
    put_axis(out, adaptor.Cone().Axis());
    out.radius = adaptor.Cone().RefRadius();
    out.radius_minor = adaptor.Cone().SemiAngle();
    break;
  case GeomAbs_Sphere:
    out.kind = HEMTAG_OCC_SPHERE;
    put(out.origin, adaptor.Sphere().Location().XYZ());
    out.radius = adaptor.Sphere().Radius();
    break;
  case GeomAbs_Torus:
    out.kind = HEMTAG_OCC_TORUS;
    put_axis(out, adaptor.Torus().Axis());
    out.radius = adaptor.Torus().MajorRadius();
    out.radius_minor = adaptor.Torus().MinorRadius();
    break;
  case GeomAbs_BezierSurface:
  case GeomAbs_BSplineSurface:
    out.kind = HEMTAG_OCC_FREE_FORM;
    put_recognised(face, out);
    break;
  case GeomAbs_SurfaceOfRevolution:
    out.kind = HEMTAG_OCC_REVOLUTION;
    put_axis(out, adaptor.AxeOfRevolution());
    break;
  case GeomAbs_SurfaceOfExtrusion:
    out.kind = HEMTAG_OCC_EXTRUSION;
    put(out.axis, adaptor.Direction().XYZ());
    break;
  default:
    out.kind = HEMTAG_OCC_OTHER;
  }
  return out;
}

void mesh_face(Shape &out, const TopoDS_Face &face, uint32_t index) {
  TopLoc_Location location;
  const Handle(Poly_Triangulation) mesh = BRep_Tool::Triangulation(face, location);
  if (mesh.IsNull() || mesh->NbTriangles() == 0) {
    out.plain.unmeshed++;
    return;
  }
  const uint32_t first = static_cast<uint32_t>(out.vertices.size() / 3);
  const gp_Trsf &put_at = location.Transformation();
  for (int i = 1; i <= mesh->NbNodes(); i++) {
    gp_Pnt p = mesh->Node(i).Transformed(put_at);
    out.vertices.push_back(p.X());
    out.vertices.push_back(p.Y());
    out.vertices.push_back(p.Z());
  }
  const bool reversed = face.Orientation() == TopAbs_REVERSED;
  for (int i = 1; i <= mesh->NbTriangles(); i++) {
    int a, b, c;
    mesh->Triangle(i).Get(a, b, c);
    if (reversed) std::swap(b, c);
    out.triangles.push_back(first + a - 1);
    out.triangles.push_back(first + b - 1);
    out.triangles.push_back(first + c - 1);
    out.triangle_face.push_back(index);
  }
}

void get(Bnd_Box box, double *out) {
  if (box.IsVoid() || box.IsOpen()) return;
  box.SetGap(0.0);
  box.Get(out[0], out[1], out[2], out[3], out[4], out[5]);
}

bool is_empty(const double *box) {
  for (int i = 0; i < 6; i++)
    if (box[i] != 0.0) return false;
  return true;
}

// The exact box of a meshed shape: only faces whose mesh comes near the box of the whole mesh can be outermost, and only
// these are asked for their exact bounds.
void bound(const TopoDS_Shape &shape, Bnd_Box &box) {
  struct Face {
    TopoDS_Face face;
    Bnd_Box box;
  };
  std::vector<Face> faces;
  Bnd_Box coarse;
  for (TopExp_Explorer f(shape, TopAbs_FACE); f.More(); f.Next()) {
    const TopoDS_Face face = TopoDS::Face(f.Current());
    TopLoc_Location location;
    const Handle(Poly_Triangulation) mesh = BRep_Tool::Triangulation(face, location);
    Bnd_Box one;
    if (mesh.IsNull() || mesh->NbTriangles() == 0) {
      BRepBndLib::AddOptimal(face, one, Standard_False, Standard_False);
    } else {
      for (int i = 1; i <= mesh->NbNodes(); i++) one.Add(mesh->Node(i).Transformed(location.Transformation()));
    }
    one.SetGap(0.0);
    coarse.Add(one);
    faces.push_back({face, one});
  }
  if (coarse.IsVoid()) return;
  double whole[6];
  coarse.SetGap(0.0);
  coarse.Get(whole[0], whole[1], whole[2], whole[3], whole[4], whole[5]);
  box.Add(coarse);
  // The mesh stands off a curve by a 1600th of the diagonal; more than twice that for sure.
  const double near = std::sqrt(coarse.SquareExtent()) * 0.0016;
  for (const Face &face : faces) {
    double one[6];
    if (face.box.IsVoid()) continue;
    face.box.Get(one[0], one[1], one[2], one[3], one[4], one[5]);
    bool is_outer = false;
    for (int i = 0; i < 6; i++) is_outer = is_outer || std::fabs(one[i] - whole[i]) < near;
    if (is_outer) BRepBndLib::AddOptimal(face.face, box, Standard_False, Standard_False);
  }
}

void describe(Shape &out, const TopoDS_Shape &solid) {
  GProp_GProps inside;
  BRepGProp::VolumeProperties(solid, inside);
  out.plain.volume = inside.Mass();
  Bnd_Box box;
  BRepBndLib::Add(solid, box, Standard_False);
  double diagonal = box.IsVoid() ? 1.0 : std::sqrt(box.SquareExtent());
  // A chord stands off its arc by at most 1/1600 of the diagonal, and turns by at most 15 degrees.
  BRepMesh_IncrementalMesh(solid, std::max(diagonal * 0.0006, 1e-5), Standard_False, 0.26, Standard_False);
  uint32_t index = 0;
  for (TopExp_Explorer faces(solid, TopAbs_FACE); faces.More(); faces.Next()) {
    const TopoDS_Face face = TopoDS::Face(faces.Current());
    out.faces.push_back(describe(face));
    out.plain.area += out.faces.back().area;
    mesh_face(out, face, index++);
  }
}

class Reader {
 public:
  Reader(Model &model, size_t most) : model_(model), most_(most) {}

  void take(const Handle(XCAFDoc_ShapeTool) & tool) {
    TDF_LabelSequence roots;
    tool->GetFreeShapes(roots);
    for (int i = 1; i <= roots.Length(); i++) walk(roots.Value(i), roots.Value(i), TopLoc_Location(), -1, 0);
    // What is loose was put together on the way; the solids were measured already.
    Bnd_Box box;
    if (!loose_.IsNull()) {
      GProp_GProps surface;
      BRepGProp::SurfaceProperties(loose_, surface);
      model_.whole_area += surface.Mass();
      BRepBndLib::AddOptimal(loose_, box, Standard_False, Standard_False);
    }
    model_.whole_faces = model_.loose_faces;
    for (const hemtag_occ_solid &solid : model_.solid_list) {
      const Shape &shape = model_.kept[solid.shape];
      model_.whole_area += shape.plain.area;
      model_.whole_faces += shape.faces.size();
      if (!is_empty(solid.box)) box.Update(solid.box[0], solid.box[1], solid.box[2], solid.box[3], solid.box[4], solid.box[5]);
    }
    get(box, model_.whole_box);
  }

 private:
  void walk(const TDF_Label &instance, const TDF_Label &label, const TopLoc_Location &at, int64_t parent, int depth) {
    if (depth > 64) return;
    const int64_t node = add_node(instance, label, parent);
    if (XCAFDoc_ShapeTool::IsAssembly(label)) {
      TDF_LabelSequence components;
      XCAFDoc_ShapeTool::GetComponents(label, components);
      for (int i = 1; i <= components.Length(); i++) {
        TDF_Label referred;
        if (!XCAFDoc_ShapeTool::GetReferredShape(components.Value(i), referred)) continue;
        walk(components.Value(i), referred, at * XCAFDoc_ShapeTool::GetLocation(components.Value(i)), node, depth + 1);
      }
      return;
    }
    TopoDS_Shape shape;
    if (XCAFDoc_ShapeTool::GetShape(label, shape)) solids(shape, at, node);
  }

  int64_t add_node(const TDF_Label &instance, const TDF_Label &label, int64_t parent) {
    hemtag_occ_node node{};
    Handle(TDataStd_Name) name;
    if (!label.FindAttribute(TDataStd_Name::GetID(), name)) instance.FindAttribute(TDataStd_Name::GetID(), name);
    model_.names.push_back(name.IsNull() ? std::string() : std::string(TCollection_AsciiString(name->Get(), '?').ToCString()));
    if (!name.IsNull()) {
      const TCollection_ExtendedString &text = name->Get();
      std::vector<char> utf8(static_cast<size_t>(text.LengthOfCString()) + 1, 0);
      Standard_PCharacter start = utf8.data();
      text.ToUTF8CString(start);
      model_.names.back() = std::string(utf8.data());
    }
    node.name = model_.names.back().c_str();
    node.parent = parent;
    TCollection_AsciiString entry;
    TDF_Tool::Entry(label, entry);
    node.definition = definitions_.emplace(entry.ToCString(), definitions_.size()).first->second;
    model_.node_list.push_back(node);
    return static_cast<int64_t>(model_.node_list.size()) - 1;
  }

  void solids(const TopoDS_Shape &shape, const TopLoc_Location &at, int64_t node) {
    for (TopExp_Explorer s(shape, TopAbs_SOLID); s.More(); s.Next()) add(s.Current(), at, node, false);
    for (TopExp_Explorer s(shape, TopAbs_SHELL, TopAbs_SOLID); s.More(); s.Next()) {
      const TopoDS_Shell shell = TopoDS::Shell(s.Current());
      if (BRep_Tool::IsClosed(shell)) {
        BRep_Builder builder;
        TopoDS_Solid solid;
        builder.MakeSolid(solid);
        builder.Add(solid, shell);
        add(solid, at, node, true);
      } else {
        for (TopExp_Explorer f(shell, TopAbs_FACE); f.More(); f.Next()) add_loose(f.Current(), at);
      }
    }
    for (TopExp_Explorer f(shape, TopAbs_FACE, TopAbs_SHELL); f.More(); f.Next()) add_loose(f.Current(), at);
    for (TopExp_Explorer e(shape, TopAbs_EDGE, TopAbs_FACE); e.More(); e.Next()) add_loose(e.Current(), at);
    for (TopExp_Explorer v(shape, TopAbs_VERTEX, TopAbs_EDGE); v.More(); v.Next()) add_loose(v.Current(), at);
  }

  void add_loose(const TopoDS_Shape &piece, const TopLoc_Location &at) {
    BRep_Builder builder;
    if (loose_.IsNull()) builder.MakeCompound(loose_);
    builder.Add(loose_, piece.Moved(at));
    if (piece.ShapeType() == TopAbs_FACE) model_.loose_faces++;
  }

  void add(const TopoDS_Shape &solid, const TopLoc_Location &at, int64_t node, bool from_shell) {
    if (model_.solid_list.size() >= most_) {
      model_.left_out++;
      return;
    }
    TopoDS_Shape local = solid;
    local.Location(TopLoc_Location());
    const void *key = solid.TShape().get();
    auto known = shapes_.find(key);
    if (known == shapes_.end()) {
      model_.kept.emplace_back();
      Shape &out = model_.kept.back();
      out.plain.from_shell = from_shell ? 1 : 0;
      describe(out, local);
      // Kept alive, so that no other solid gets its address.
      alive_.push_back(local);
      known = shapes_.emplace(key, model_.kept.size() - 1).first;
    }
    hemtag_occ_solid out{};
    out.shape = known->second;
    out.node = static_cast<size_t>(node);
    const TopLoc_Location whole = at * solid.Location();
    const gp_Trsf &put_at = whole.Transformation();
    for (int row = 0; row < 3; row++)
      for (int column = 0; column < 4; column++) out.transform[row * 4 + column] = put_at.Value(row + 1, column + 1);
    put_box(local, known->second, whole, out.box);
    model_.solid_list.push_back(out);
  }

  // The exact box is dear: one for each shape that is only moved, and a few hundred for those that are turned.
  void put_box(const TopoDS_Shape &local, size_t shape, const TopLoc_Location &at, double *out) {
    const gp_Trsf &put_at = at.Transformation();
    const bool is_moved = put_at.Form() == gp_Identity || put_at.Form() == gp_Translation;
    if (!is_moved && exact_boxes_ >= 300) return;
    auto known = boxes_.find(shape);
    Bnd_Box box;
    if (is_moved && known != boxes_.end()) {
      box = known->second;
    } else {
      TopoDS_Shape placed = local;
      if (!is_moved) placed.Location(at);
      bound(placed, box);
      exact_boxes_++;
      if (is_moved) boxes_.emplace(shape, box);
    }
    get(box, out);
    if (is_empty(out) || !is_moved) return;
    for (int i = 0; i < 6; i++) out[i] += put_at.TranslationPart().Coord(i % 3 + 1);
  }

  Model &model_;
  size_t most_;
  TopoDS_Compound loose_;
  size_t exact_boxes_ = 0;
  std::map<size_t, Bnd_Box> boxes_;
  std::map<const void *, size_t> shapes_;
  std::vector<TopoDS_Shape> alive_;
  std::map<std::string, int64_t> definitions_;
};

void read(Model &model, const uint8_t *bytes, size_t length, size_t most_solids) {
  // Nothing is written to the output but what the worker answers.
  Message::DefaultMessenger()->ChangePrinters().Clear();
  Bytes buffer(bytes, length);
  std::istream stream(&buffer);
  STEPCAFControl_Reader reader;
  reader.SetColorMode(Standard_False);
  reader.SetLayerMode(Standard_False);
  reader.SetPropsMode(Standard_False);
  reader.SetGDTMode(Standard_False);
  reader.SetMatMode(Standard_False);
  reader.SetViewMode(Standard_False);
  reader.SetNameMode(Standard_True);
  Interface_Static::SetCVal("xstep.cascade.unit", "MM");
  if (reader.ChangeReader().ReadStream("part", stream) != IFSelect_RetDone) {
    model.status = HEMTAG_OCC_NOT_STEP;
    return;
  }
  Handle(TDocStd_Document) document = new TDocStd_Document("XmlXCAF");
  if (!reader.Transfer(document)) {
    model.status = HEMTAG_OCC_NO_SHAPE;
    return;
  }
  Reader(model, most_solids).take(XCAFDoc_DocumentTool::ShapeTool(document->Main()));
  if (model.solid_list.empty()) model.status = HEMTAG_OCC_NO_SHAPE;
}

void tell(Model &model, int32_t status, const char *words) {
  model.status = status;
  std::strncpy(model.message, words == nullptr ? "" : words, sizeof(model.message) - 1);
}

}  // namespace

extern "C" hemtag_occ_model *hemtag_occ_read(const uint8_t *bytes, size_t length, size_t most_solids) {
  Model *model = new (std::nothrow) Model();
  if (model == nullptr) return nullptr;
  try {
    read(*model, bytes, length, most_solids);
    for (Shape &shape : model->kept) {
      shape.plain.faces_count = shape.faces.size();
      shape.plain.faces = shape.faces.data();
      shape.plain.vertices_count = shape.vertices.size() / 3;
      shape.plain.vertices = shape.vertices.data();
      shape.plain.triangles_count = shape.triangles.size() / 3;
      shape.plain.triangles = shape.triangles.data();
      shape.plain.triangle_face = shape.triangle_face.data();
      model->shape_list.push_back(shape.plain);
    }
    model->shapes_count = model->shape_list.size();
    model->shapes = model->shape_list.data();
    model->solids_count = model->solid_list.size();
    model->solids = model->solid_list.data();
    model->nodes_count = model->node_list.size();
    model->nodes = model->node_list.data();
  } catch (const std::bad_alloc &) {
    tell(*model, HEMTAG_OCC_NO_MEMORY, "");
  } catch (const Standard_OutOfMemory &) {
    tell(*model, HEMTAG_OCC_NO_MEMORY, "");
  } catch (const Standard_Failure &failure) {
    tell(*model, HEMTAG_OCC_FAILED, failure.GetMessageString());
  } catch (const std::exception &failure) {
    tell(*model, HEMTAG_OCC_FAILED, failure.what());
  } catch (...) {
    tell(*model, HEMTAG_OCC_FAILED, "");
  }
  return model;
}

extern "C" void hemtag_occ_free(hemtag_occ_model *model) { delete static_cast<Model *>(model); }
